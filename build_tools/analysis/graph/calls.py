"""How a walk passes from tree to tree: where it enters one, and where it comes back to."""

from __future__ import annotations

from typing import TypeAlias

from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, Goto, Run, Text

Entry: TypeAlias = tuple[str, str]
"""A place where a walk enters a tree: the tree's id and a node's."""


def entry_of(forest: Forest, node: Run | Goto) -> Entry | None:
    """Where a walk enters the tree that `node` names; None where there is no such place."""
    tree = forest.trees.get(node.ref.tree)
    if tree is None:
        return None
    key = node.ref.node or tree.start.value
    return (tree.id, key) if key in tree.nodes else None


def return_target(run: Run, outcome: str) -> Text | None:
    """The node that a walk comes back to after the called tree ended with `outcome`."""
    otherwise = None
    for name, to in run.then:
        if name.value == outcome:
            return to
        if name.value == OTHERWISE:
            otherwise = to
    return otherwise
