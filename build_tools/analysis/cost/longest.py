"""The longest way from every place of the forest to each outcome, each figure for itself.

Where ways go round, every step of the loop counts once: nothing says how often people go round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from build_tools.analysis.cost.effort import effort
from build_tools.analysis.graph.calls import Entry, entry_of, return_target
from build_tools.analysis.graph.components import components
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import End, Goto, Node, Outcome, Run


class Length(NamedTuple):
    """How long a way is."""

    steps: int
    questions: int
    minutes: float

    def plus(self, more: Length) -> Length:
        """One way after the other."""
        return Length(self.steps + more.steps, self.questions + more.questions, self.minutes + more.minutes)

    def or_(self, other: Length) -> Length:
        """The longer, each figure for itself."""
        minutes = max(self.minutes, other.minutes)
        return Length(max(self.steps, other.steps), max(self.questions, other.questions), minutes)


NOTHING = Length(0, 0, 0)
Lengths: TypeAlias = Mapping[Outcome, Length]


@memoized
def longest(forest: Forest) -> Mapping[Entry, Lengths]:
    """Every node of every tree."""
    found: dict[Entry, Lengths] = {}
    for members, loop in components(forest):
        here = set(members) if loop else set()
        ways = (way for at in members for way in _ways(forest, found, at, here))
        round_ = NOTHING
        for at in members:
            round_ = round_.plus(_own(forest, found, at, alone=not loop))
        whole = _longest((round_.plus(first), then) for first, then in ways)
        found |= dict.fromkeys(members, whole)
    return found


def overall(lengths: Lengths) -> Length:
    """The longest way, whatever its outcome."""
    whole = NOTHING
    for length in lengths.values():
        whole = whole.or_(length)
    return whole


def _own(forest: Forest, found: Mapping[Entry, Lengths], at: Entry, *, alone: bool) -> Length:
    """What a node costs itself; in a loop, a `run` costs its whole called tree, whatever comes of it."""
    node = _node(forest, at)
    own = effort(node)
    length = Length(own.steps, own.questions, own.minutes.high)
    if isinstance(node, Run) and not alone and (entry := entry_of(forest, node)):
        return length.plus(overall(found.get(entry, {})))
    return length


def _ways(
    forest: Forest, found: Mapping[Entry, Lengths], at: Entry, here: set[Entry]
) -> Iterator[tuple[Length, Lengths]]:
    """The ways out of a node, or of the loop `here` that it is in: what is walked before, and what follows."""
    node = _node(forest, at)
    if isinstance(node, End):
        yield NOTHING, {node.outcome: NOTHING}
    elif isinstance(node, Goto):
        entry = entry_of(forest, node)
        if entry and entry not in here:
            yield NOTHING, found[entry]
    elif isinstance(node, Run) and not here:
        entry = entry_of(forest, node)
        for outcome, length in found[entry].items() if entry else ():
            if to := return_target(node, outcome):
                yield length, found.get((at[0], to.value), {})
    else:
        for edge in node.edges():
            if (at[0], edge.to) not in here:
                yield NOTHING, found.get((at[0], edge.to), {})


def _node(forest: Forest, at: Entry) -> Node:
    return forest.trees[at[0]].nodes[at[1]]


def _longest(ways: Iterable[tuple[Length, Lengths]]) -> Lengths:
    whole: dict[Outcome, Length] = {}
    for first, then in ways:
        for outcome, rest in then.items():
            length = first.plus(rest)
            whole[outcome] = length.or_(whole.get(outcome, length))
    return whole
