"""How a place that does not exist is told, wherever it is named."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.model.forest import Forest
from build_tools.model.tree import Ref


def missing_place(ref: Ref, forest: Forest) -> tuple[str, Sequence[str]]:
    """What is missing, the tree or the node in it, and the places of that kind that may have been meant."""
    if target := forest.trees.get(ref.tree):
        return f"`{ref.tree}` has no node `{ref.node}`", [f"{ref.tree}#{key}" for key in target.nodes]
    return f"there is no tree `{ref.tree}`", [f"{key}#{ref.node}" if ref.node else key for key in forest.trees]
