"""The search for the layout that reads best."""
