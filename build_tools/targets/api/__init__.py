"""Trees as JSON, for programs."""
