"""What a tree can end with, through every tree that it goes on to."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.model.graph import dangling, reachable
from build_tools.model.tree import End, Goto


def outcomes(forest: Forest, tree_id: str) -> frozenset[str] | None:
    """The outcomes of the reachable ends, across `goto`; None where a tree on the way is missing or broken."""
    found: set[str] = set()
    seen: set[str] = set()
    todo = [tree_id]
    while todo:
        tree = forest.trees.get(key := todo.pop())
        if tree is None or dangling(tree):
            return None
        if key in seen:
            continue
        seen.add(key)
        for node_id in reachable(tree):
            node = tree.nodes[node_id]
            if isinstance(node, End):
                found.add(node.outcome.value)
            elif isinstance(node, Goto):
                todo.append(node.ref.tree)
    return frozenset(found)
