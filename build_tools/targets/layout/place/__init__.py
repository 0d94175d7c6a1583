"""Boxes in rows and columns."""
