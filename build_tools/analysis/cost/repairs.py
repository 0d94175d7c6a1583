"""Runs of actions that are tried one after the other until one helps, and the order in which they cost least.

A repair is an action with `minutes` and `fixes`, and the question after it that asks whether it helped: one answer
leads out, the other on to the next repair. Tried in this order, the n-th is needed with the probability that none
before it helped, so the expected time is least where they are sorted by probability per minute (p/c, as in Heckerman,
Breese and Rommelse 1995, who take it that at most one helps: the same order comes out).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from build_tools.analysis.cost.effort import LOOK, Range
from build_tools.analysis.graph.tree_graph import entries
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, End, Outcome, Tree


class Repair(NamedTuple):
    """One action and the question after it; `minutes` are those of both."""

    do: Do
    ask: Ask
    minutes: Range
    fixes: Range

    @property
    def rate(self) -> Range:
        """How much it helps a minute."""
        p, c = self.fixes, self.minutes
        return Range(p.low / c.high, p.mid / c.mid, p.high / c.low)


def repair_sequences(forest: Forest, tree: Tree) -> Iterator[tuple[Repair, ...]]:
    """The runs of at least two repairs, in order of the file; only the first of a run can be come to otherwise."""
    if sum(isinstance(node, Do) and node.fixes is not None for node in tree.nodes.values()) < 2:
        return
    if not _RepairGraph(tree, frozenset()).linked:
        return  # however it is entered
    graph = _RepairGraph(tree, entries(forest).get(tree.id, ()))
    on = {key: graph.next_of(found) for key, found in graph.repairs.items()}
    for key in graph.repairs:
        if key in on.values():
            continue
        run: list[Repair] = []
        here: str | None = key
        while here and here not in {repair.do.id.value for repair in run}:
            run.append(graph.repairs[here])
            here = on[here]
        yield from (part for part in _alike(tree, run) if len(part) > 1)


def expected_minutes(order: Sequence[Repair]) -> float:
    """The mean time until one helps, or all have been tried."""
    needed, total = 1.0, 0.0
    for repair in order:
        total += needed * repair.minutes.mid
        needed *= 1 - repair.fixes.mid
    return total


def best_order(order: Sequence[Repair]) -> tuple[Repair, ...]:
    """The order with every repair moved before those that it certainly beats.

    Certainly: whatever the true values are within the estimates, it helps more a minute. The rest stays as it is.
    """
    left, sorted_ = list(order), []
    while left:
        first = next(a for a in left if not any(b.rate.low > a.rate.high for b in left))
        left.remove(first)
        sorted_.append(first)
    return tuple(sorted_)


class TippingPoint(NamedTuple):
    """The estimate whose change by the smallest factor would turn the advice."""

    repair: Repair
    key: str
    value: float
    factor: float


def tipping_point(order: Sequence[Repair], advised: Sequence[Repair]) -> TippingPoint | None:
    """The nearest change of one estimate by which two repairs that trade places would be worth the same."""
    place = {id(repair): number for number, repair in enumerate(advised)}
    pairs = [(a, b) for n, a in enumerate(order) for b in order[n + 1 :] if place[id(a)] > place[id(b)]]
    return min(
        (found for a, b in pairs for found in _tipping_points(a, b)), key=lambda found: found.factor, default=None
    )


def _tipping_points(slow: Repair, fast: Repair) -> Iterator[TippingPoint]:
    gap = fast.rate.mid / slow.rate.mid if slow.rate.mid else 0
    if not gap:
        return
    if slow.fixes.mid * gap <= 1:
        yield TippingPoint(slow, "fixes", slow.fixes.mid * gap, gap)
    yield TippingPoint(fast, "fixes", fast.fixes.mid / gap, gap)
    for repair, minutes in ((slow, slow.minutes.mid / gap - LOOK), (fast, fast.minutes.mid * gap - LOOK)):
        stated = repair.minutes.mid - LOOK
        if minutes > 0 and stated > 0:
            yield TippingPoint(repair, "minutes", minutes, max(minutes / stated, stated / minutes))


class _RepairGraph:
    """The repairs of a tree, and who leads where."""

    def __init__(self, tree: Tree, entered: Iterable[str]) -> None:
        self.tree = tree
        self.before: dict[str, set[str]] = {}
        for key, node in tree.nodes.items():
            for edge in node.edges():
                self.before.setdefault(edge.to, set()).add(key)
        self.entered = {tree.start.value, *entered}
        self.repairs = {key: found for key, node in tree.nodes.items() if (found := self._repair(node))}

    def _repair(self, do: object) -> Repair | None:
        if not isinstance(do, Do) or not do.fixes or not do.minutes or do.marks:
            return None
        ask = self.tree.nodes.get(do.next.value)
        if not isinstance(ask, Ask) or ask.marks or not self._only_from(ask.id.value, do.id.value):
            return None
        minutes = Range(*(part + LOOK for part in Range.of(do.minutes, 0)))
        return Repair(do, ask, minutes, Range.of(do.fixes, 0))

    def next_of(self, repair: Repair) -> str | None:
        """The repair that the question leads on to, by answers that settle nothing."""
        ask, found = repair.ask, self._nexts(repair)
        marked = any(answer.marks for answer in ask.answers if answer.to.value in found)
        return found.pop() if len(found) == 1 and not marked else None

    @property
    def linked(self) -> bool:
        """Whether any repair may lead on to another."""
        return any(map(self._nexts, self.repairs.values()))

    def _nexts(self, repair: Repair) -> set[str]:
        ask = repair.ask
        return {to for a in ask.answers if (to := a.to.value) in self.repairs and self._only_from(to, ask.id.value)}

    def _only_from(self, key: str, before: str) -> bool:
        return self.before.get(key) == {before} and key not in self.entered


def _alike(tree: Tree, run: Sequence[Repair]) -> Iterator[tuple[Repair, ...]]:
    """The stretches of a run whose questions lead out alike."""
    part: list[Repair] = []
    for repair in run:
        if not _leads_out(tree, [*part, repair]):
            yield tuple(part)
            part = []
        part.append(repair)
    yield tuple(part)


def _leads_out(tree: Tree, run: Sequence[Repair]) -> bool:
    """Whether each question has an answer that leads out: to a resolved end, or to where all the others lead too.

    The other answers lead to the next repair, and after the last one anywhere else.
    """
    targets = [{answer.to.value for answer in repair.ask.answers} for repair in run]
    shared = set.intersection(*targets)
    outs = [{to for to in found if to in shared or _resolved(tree, to)} for found in targets]
    nexts = [{repair.do.id.value} for repair in run[1:]]
    further = targets[-1] - outs[-1] or len(run) == 1
    return all(outs) and bool(further) and all(t - o <= n for t, o, n in zip(targets, outs, nexts, strict=False))


def _resolved(tree: Tree, key: str) -> bool:
    node = tree.nodes.get(key)
    return isinstance(node, End) and node.outcome is Outcome.RESOLVED
