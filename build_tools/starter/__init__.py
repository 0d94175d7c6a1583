"""A first site of another trade: three trees, what it says of itself, and a page, in each language."""
