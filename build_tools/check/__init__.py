"""What `trees check` does: which files are meant, the check itself, and fixes put into files."""
