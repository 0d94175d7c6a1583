"""Files in, positioned YAML out. Nothing here knows what a tree is."""
