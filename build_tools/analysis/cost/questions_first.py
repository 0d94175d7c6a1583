"""How many questions are asked before anything is done: the most, over every way from each place of the forest.

Where questions lead round with nothing done between them, each of them counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from build_tools.analysis.graph.calls import Entry, entry_of, return_target
from build_tools.analysis.graph.components import condensed
from build_tools.model.forest import Forest
from build_tools.model.memo import ByTree
from build_tools.model.tree import Ask, Do, End, Goto, Node, Outcome, Run, Tree


class Asked(NamedTuple):
    """The most questions before the first action; and, by outcome, on ways that end with none."""

    acted: int | None
    ended: Mapping[Outcome, int]

    @property
    def most(self) -> int:
        """The most before an action or an end."""
        return max([self.acted or 0, *self.ended.values()])


def questions_first(tree: Tree, forest: Forest) -> int:
    """The most questions before the first action or end, `run` and `goto` walked along."""
    found = _FOUND.of(forest)
    start = tree.id, tree.start.value
    for members in condensed([start], lambda at: _next(forest, at), lambda at: _known(found, at) is not None):
        asked = _asked(forest, found, members)
        for key, node in members:
            found.setdefault(key, {})[node] = asked
    return found[tree.id][tree.start.value].most


_FOUND = ByTree[dict[str, Asked]]("questions first")


def _known(found: Mapping[str, Mapping[str, Asked]], at: Entry) -> Asked | None:
    tree = found.get(at[0])
    return tree.get(at[1]) if tree else None


def _asked(forest: Forest, found: Mapping[str, Mapping[str, Asked]], members: Collection[Entry]) -> Asked:
    """What comes first from each place of a loop, or from one place that is in none."""
    asked = sum(isinstance(_node(forest, at), Ask) for at in members)
    ways = [way for at in members for way in _ways(forest, found, at, members)]
    acted = [asked + before + then.acted for before, then in ways if then.acted is not None]
    ended: dict[Outcome, int] = {}
    for before, then in ways:
        for outcome, rest in then.ended.items():
            ended[outcome] = max(ended.get(outcome, 0), asked + before + rest)
    return Asked(max(acted, default=None), ended)


def _next(forest: Forest, at: Entry) -> Iterator[Entry]:
    """Where a walk may go from a node that does nothing itself."""
    tree, node = forest.trees[at[0]], _node(forest, at)
    if isinstance(node, Run | Goto) and (entry := entry_of(forest, node)):
        yield entry
    if isinstance(node, Ask | Run):
        yield from ((tree.id, edge.to) for edge in node.edges() if edge.to in tree.nodes)


def _ways(
    forest: Forest, found: Mapping[str, Mapping[str, Asked]], at: Entry, here: Collection[Entry]
) -> Iterator[tuple[int, Asked]]:
    """The ways out of a node, or out of the loop `here` that it is in: questions before, and what follows."""
    node = _node(forest, at)
    if isinstance(node, Do):
        yield 0, Asked(0, {})
    elif isinstance(node, End):
        yield 0, Asked(None, {node.outcome: 0})
    elif isinstance(node, Run):
        called = _known(found, entry_of(forest, node) or at)
        if called:
            yield 0, Asked(called.acted, {})
            for outcome, before in called.ended.items():
                to = return_target(node, outcome)
                if to and (then := _known(found, (at[0], to.value))):
                    yield before, then
    else:
        yield from ((0, found[to[0]][to[1]]) for to in _next(forest, at) if to not in here)


def _node(forest: Forest, at: Entry) -> Node:
    return forest.trees[at[0]].nodes[at[1]]
