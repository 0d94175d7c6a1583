"""Lines between placed boxes, by channel routing."""
