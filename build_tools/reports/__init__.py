"""What findings look like: a file a format, each `render(findings, forest) -> str`."""
