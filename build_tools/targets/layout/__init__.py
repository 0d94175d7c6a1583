"""A tree → boxes and lines with places: sketched, cut into sheets, laid out by search, and drawn as plain geometry."""
