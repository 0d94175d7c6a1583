"""A layout → what is printed: cards, steps to read out, the handbook, the sheet of codes, and their editions."""
