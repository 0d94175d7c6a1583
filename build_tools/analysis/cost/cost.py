"""What each tree costs from its start to an end, across `run` and `goto`: on average, and at worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.analysis.cost.expected import Expected, expected
from build_tools.analysis.cost.longest import Length, longest, overall
from build_tools.analysis.graph.calls import entry_of
from build_tools.analysis.graph.components import components
from build_tools.analysis.graph.tree_graph import closure
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized


@dataclass(frozen=True, slots=True)
class Cost:
    """A step is a question, an action or an end; the longest way is so for each of its figures by itself."""

    expected: Expected
    longest: Length
    loops: bool
    """Whether ways go round somewhere, so that the longest is only that of going round once."""


@memoized
def costs(forest: Forest) -> Mapping[str, Cost]:
    """The cost of every tree whose start is there."""
    means, lengths, loops = expected(forest), longest(forest), _looping(forest)
    starts = ((key, (key, tree.start.value)) for key, tree in forest.trees.items())
    return {key: Cost(means[at], overall(lengths[at]), key in loops) for key, at in starts if at in means}


def _looping(forest: Forest) -> set[str]:
    """The trees with a loop, or that lead to one."""
    users: dict[str, set[str]] = {key: set() for key in forest.trees}
    for key, tree in forest.trees.items():
        for node, _ in tree.refs():
            if entry := entry_of(forest, node):
                users[entry[0]].add(key)
    return closure(users, (at[0] for members, loop in components(forest) if loop for at in members))
