"""The only place that knows the order of steps: files → forest → findings → artifacts → site."""
