"""How many questions are asked before anything is done: the most, over every way from each place of the forest.

Where questions lead round with nothing done between them, each of them counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.analysis.graph.calls import Entry, entry_of, return_target
from build_tools.analysis.graph.components import condensed
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
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
    return _all(forest)[tree.id, tree.start.value].most


@memoized
def _all(forest: Forest) -> Mapping[Entry, Asked]:
    graph = {
        (tree.id, key): list(_next(forest, tree, node))
        for tree in forest.trees.values()
        for key, node in tree.nodes.items()
    }
    found: dict[Entry, Asked] = {}
    for members, _ in condensed(graph):
        asked = sum(isinstance(_node(forest, at), Ask) for at in members)
        ways = [way for at in members for way in _ways(forest, found, at, set(members))]
        acted = [asked + before + then.acted for before, then in ways if then.acted is not None]
        ended: dict[Outcome, int] = {}
        for before, then in ways:
            for outcome, rest in then.ended.items():
                ended[outcome] = max(ended.get(outcome, 0), asked + before + rest)
        found |= dict.fromkeys(members, Asked(max(acted, default=None), ended))
    return found


def _next(forest: Forest, tree: Tree, node: Node) -> Iterator[Entry]:
    """Where a walk may go from a node that does nothing itself."""
    if isinstance(node, Run | Goto) and (entry := entry_of(forest, node)):
        yield entry
    if isinstance(node, Ask | Run):
        yield from ((tree.id, edge.to) for edge in node.edges() if edge.to in tree.nodes)


def _ways(forest: Forest, found: Mapping[Entry, Asked], at: Entry, here: set[Entry]) -> Iterator[tuple[int, Asked]]:
    """The ways out of a node, or out of the loop `here` that it is in: questions before, and what follows."""
    node = _node(forest, at)
    if isinstance(node, Do):
        yield 0, Asked(0, {})
    elif isinstance(node, End):
        yield 0, Asked(None, {node.outcome: 0})
    elif isinstance(node, Run):
        called = found.get(entry_of(forest, node) or at)
        if called:
            yield 0, Asked(called.acted, {})
            for outcome, before in called.ended.items():
                to = return_target(node, outcome)
                if to and (then := found.get((at[0], to.value))):
                    yield before, then
    else:
        yield from ((0, found[to]) for to in _next(forest, forest.trees[at[0]], node) if to not in here)


def _node(forest: Forest, at: Entry) -> Node:
    return forest.trees[at[0]].nodes[at[1]]
