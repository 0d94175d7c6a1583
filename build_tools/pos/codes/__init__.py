"""Response codes: the table, its page, its data, its sheet."""
