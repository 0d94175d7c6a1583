"""An audit of what was printed: reads finished files with libraries of its own, and knows the model but no target."""
