"""The finder's index, and what it finds."""
