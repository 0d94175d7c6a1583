"""How many steps are left at most from each node of a tree."""

from __future__ import annotations

from build_tools.analysis.graph.reading_order import reading_order
from build_tools.analysis.graph.tree_graph import successors
from build_tools.model.tree import Tree


def steps_left(tree: Tree) -> dict[str, int]:
    """The most steps after each node until its tree is left; going round a loop is counted once."""
    edges = successors(tree)
    order = reading_order(tree)
    place = {key: index for index, key in enumerate(order)}
    left: dict[str, int] = {}
    for key in reversed(order):
        left[key] = max((1 + left[to] for to in edges[key] if place[to] > place[key]), default=0)
    return left
