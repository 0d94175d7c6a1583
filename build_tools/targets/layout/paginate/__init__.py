"""A tree cut into the fewest sheets that can be read."""
