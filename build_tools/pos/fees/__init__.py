"""Fee rules, their tables and the calculator."""
