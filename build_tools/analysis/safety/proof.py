"""Proof of the safety rules: either no walk breaks one, or here is the shortest that does.

Which demands can be broken, and by which values, comes from one pass over the forest (`dataflow`); walks are searched
only for those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from build_tools.analysis.graph.calls import Entry
from build_tools.analysis.graph.shortest import Shortest, WalkStep
from build_tools.analysis.safety.breach import Breach, grouped
from build_tools.analysis.safety.dataflow import Dataflow
from build_tools.analysis.safety.demands import Demand, demands
from build_tools.analysis.safety.domain import REACHED, Domain
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Text


@memoized
def domain_of(forest: Forest) -> Domain:
    """The facts of a forest as bits."""
    return Domain(forest)


@memoized
def breaches(forest: Forest) -> tuple[tuple[Breach, ...], ...]:
    """Every breach, those of one cause together with the shortest first; the groups in order of display."""
    return tuple(
        tuple(sorted(group, key=lambda breach: (breach.price, breach.demand.span)))
        for group in grouped(domain_of(forest), _breaches(forest))
    )


def skipped(forest: Forest, start: Entry) -> Iterator[tuple[Demand, tuple[str, ...]]]:
    """The demands that a walk from `start` comes to unmet, each with the fact's values there; in order of display."""
    domain = domain_of(forest)
    for demand, bad in _unmet(forest, {start: domain.start}):
        yield demand, domain.values(demand.fact, bad) if demand.fact else ()


@memoized
def _dataflow(forest: Forest) -> Dataflow:
    return Dataflow(forest, domain_of(forest))


@memoized
def _demands(forest: Forest) -> tuple[Demand, ...]:
    return tuple(demands(forest, domain_of(forest)))


def _begins(forest: Forest) -> dict[Entry, int]:
    """Where people begin: at the start of any tree, with what is known there."""
    domain = domain_of(forest)
    return {
        (key, tree.start.value): domain.entering(tree)
        for key, tree in forest.trees.items()
        if tree.start.value in tree.nodes
    }


def _unmet(forest: Forest, begins: Mapping[Entry, int]) -> Iterator[tuple[Demand, int]]:
    """The demands that walks from some places can come to with the wrong bits, and those bits."""
    domain, wanted = domain_of(forest), _demands(forest)
    arrived = _dataflow(forest).arrived(begins) if wanted else {}
    for demand in wanted:
        bits = arrived[demand.tree.id].get(demand.node.id.value, 0)
        if bits and (bad := domain.after(demand.passed, bits) & demand.bad(domain)):
            yield demand, bad


def _breaches(forest: Forest) -> Iterator[Breach]:
    begins = _begins(forest)
    searches: dict[str | None, _WalkSearch] = {}
    for demand, bad in _unmet(forest, begins):
        if demand.fact not in searches:
            searches[demand.fact] = _WalkSearch(forest, begins, demand.fact)
        yield searches[demand.fact].breach(demand, bad)


class _WalkSearch:
    """The shortest walks on which one fact has each of its values; without a fact, the shortest of all."""

    def __init__(self, forest: Forest, begins: Mapping[Entry, int], fact: str | None) -> None:
        self.domain = domain_of(forest)
        self.forest = forest
        self.values = self.domain.all_values(fact) if fact else REACHED
        starts = [(entry, value) for entry, bits in begins.items() for value in _each(bits & self.values)]
        self.shortest = Shortest(forest, starts, self._transfer)

    def breach(self, demand: Demand, bad: int) -> Breach:
        """The shortest walk that comes to a place with one of the bad values."""
        tree, node = demand.tree.id, demand.node.id.value
        price, before, value = min(
            (price, before, value)
            for before in _each(self.values)
            if (price := self.shortest.price(tree, node, before)) is not None
            for value in self._transfer(demand.passed, before)
            if value & bad
        )
        way = self.shortest.to(tree, node, before)
        if demand.answer:
            way = (*way, WalkStep(demand.tree, demand.node, value, demand.answer))
        begin, first = self.shortest.began(tree, node, before)
        return Breach(demand, self.forest.trees[begin], first, value, way, price)

    def _transfer(self, marks: tuple[Text, ...], value: int) -> Iterable[int]:
        return _each(self.domain.after(marks, value) & self.values) if marks else (value,)


def _each(bits: int) -> list[int]:
    """The single bits of a number, lowest first."""
    found = []
    while bits:
        found.append(bits & -bits)
        bits &= bits - 1
    return found
