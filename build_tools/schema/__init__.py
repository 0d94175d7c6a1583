"""The shapes of files, and YAML held against them. Nothing here knows what a tree means."""
