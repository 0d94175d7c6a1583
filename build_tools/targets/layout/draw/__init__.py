"""A routed plan as plain geometry."""
