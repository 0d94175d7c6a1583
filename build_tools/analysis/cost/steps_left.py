"""How many taps are left from a place to the end of its tree, those in called trees too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from build_tools.analysis.graph.calls import Entry, entry_of, return_target
from build_tools.analysis.graph.components import components
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import End, Goto, Outcome, Run


class StepsLeft(NamedTuple):
    """The fewest taps and the most; None where a loop may be walked any number of times."""

    least: int
    most: int | None

    def plus(self, other: StepsLeft) -> StepsLeft:
        """One way after the other."""
        known = self.most is not None and other.most is not None
        return StepsLeft(self.least + other.least, (self.most or 0) + (other.most or 0) if known else None)

    def or_(self, other: StepsLeft) -> StepsLeft:
        """One way or the other."""
        known = self.most is not None and other.most is not None
        return StepsLeft(min(self.least, other.least), max(self.most or 0, other.most or 0) if known else None)


ByOutcome: TypeAlias = dict[Outcome, StepsLeft]


@memoized
def steps_left(forest: Forest) -> Mapping[Entry, StepsLeft]:
    """Every node of every tree: what is left when it is shown. Another tree is entered and left without a tap."""
    found: dict[Entry, ByOutcome] = {}
    for members, loop in components(forest):
        for _ in range(len(members) if loop else 1):
            before = {at: found.get(at) for at in members}
            found |= {at: _joined(_ways(forest, found, at), loop=loop) for at in members}
            if all(found[at] == before[at] for at in members):
                break
    return {at: _overall(outcomes) for at, outcomes in found.items()}


def _ways(forest: Forest, found: Mapping[Entry, ByOutcome], at: Entry) -> Iterator[ByOutcome]:
    node = forest.trees[at[0]].nodes[at[1]]
    if isinstance(node, End):
        yield {node.outcome: StepsLeft(0, 0)}
    elif isinstance(node, Goto):
        entry = entry_of(forest, node)
        yield found.get(entry, {}) if entry else {}
    elif isinstance(node, Run):
        entry = entry_of(forest, node)
        for outcome, there in found.get(entry, {}).items() if entry else ():
            if to := return_target(node, outcome):
                after = found.get((at[0], to.value), {})
                tap = StepsLeft(1, 1)  # the one that comes back
                yield {end: there.plus(tap).plus(rest) for end, rest in after.items()}
    else:
        for edge in node.edges():
            yield {end: StepsLeft(1, 1).plus(rest) for end, rest in found.get((at[0], edge.to), {}).items()}


def _joined(ways: Iterator[ByOutcome], *, loop: bool) -> ByOutcome:
    joined: ByOutcome = {}
    for way in ways:
        for outcome, left in way.items():
            joined[outcome] = left.or_(joined.get(outcome, left))
    return {outcome: StepsLeft(left.least, None) for outcome, left in joined.items()} if loop else joined


def _overall(outcomes: ByOutcome) -> StepsLeft:
    whole: StepsLeft | None = None
    for left in outcomes.values():
        whole = left if whole is None else left.or_(whole)
    return whole or StepsLeft(0, 0)
