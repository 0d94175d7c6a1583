"""How a place that does not exist is told, wherever it is named."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.findings import Sentence, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Ref


def missing_place(ref: Ref, forest: Forest) -> tuple[Sentence, Sequence[str]]:
    """What is missing, the tree or the node in it, and the places of that kind that may have been meant."""
    if target := forest.trees.get(ref.tree):
        return say("`{tree}` has no node `{node}`", tree=ref.tree, node=ref.node), [
            f"{ref.tree}#{key}" for key in target.nodes
        ]
    return say("there is no tree `{tree}`", tree=ref.tree), [
        f"{key}#{ref.node}" if ref.node else key for key in forest.trees
    ]
