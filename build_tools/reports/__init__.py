"""How findings are told: a format a file, each a pure function of what one check came to."""
