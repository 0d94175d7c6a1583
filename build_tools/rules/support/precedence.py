"""Which findings come first: what a rule tells is often but the consequence of what another one tells."""

SAFETY = ("unsafe-path",)
"""An unsafe way shows the wrong turn itself."""
TURNS = (*SAFETY, "no-way-out", "loop", "no-choice")
"""A wrong turn that is told where it is taken; the nodes that it leaves out follow from it."""
STRUCTURE = (*TURNS, "missing-start", "missing-target", "unreachable-node", "missing-tree", "then-mismatch")
"""Faults of the graph; what examples come to follows from them."""
