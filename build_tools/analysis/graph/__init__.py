"""Questions to the graph: what leads where, in which order, by which shortest path."""
