"""A demand that some walk does not meet, and which breaches have one cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from build_tools.analysis.graph.shortest import WalkStep
from build_tools.analysis.safety.demands import Demand
from build_tools.analysis.safety.domain import Domain
from build_tools.findings import Span
from build_tools.model.safety import Mark
from build_tools.model.tree import Answer, Ask, Goto, Run, Text, Tree


class Breach(NamedTuple):
    """A demand, the value of its fact with which a walk comes there, and the shortest such walk."""

    demand: Demand
    begin: Tree
    """The tree where the walk begins."""
    before: int
    """The bit of the fact's value there."""
    value: int
    """The bit of the fact's value on coming to the place."""
    way: tuple[WalkStep, ...]
    price: int


Sign: TypeAlias = Span | str
"""What breaches of one cause have in common: an answer or a mark on their ways, or a tree."""


def grouped(domain: Domain, breaches: Iterable[Breach]) -> Iterator[list[Breach]]:
    """Put together what has one cause; where none shows, those go together that have the most in common."""
    sure: dict[tuple[str | None, Span], list[Breach]] = {}
    left: list[tuple[Breach, Sequence[Sign]]] = []
    for breach in breaches:
        if cause := cause_of(domain, breach):
            sure.setdefault((breach.demand.fact, cause), []).append(breach)
        else:
            left.append((breach, list(_signs(breach))))
    yield from sure.values()
    while left:
        counts = Counter(sign for _, signs in left for sign in signs)
        sign = max([*reversed(left[0][1]), *counts], key=counts.__getitem__)
        yield [breach for breach, signs in left if sign in signs]
        left = [(breach, signs) for breach, signs in left if sign not in signs]


def cause_of(domain: Domain, breach: Breach) -> Span | None:
    """The last line on the way that leaves or makes the fact what it may not be.

    It is an answer where another answer to the same question settles the fact, or a mark that sets it, or a tree that
    is entered as it may not be: from there on the walk counts as safe, and it is not.
    """
    demand = breach.demand
    if demand.fact is None or demand.mark is None:
        return demand.span
    for step in reversed(breach.way):
        if step.outcome:
            continue
        if isinstance(step.node, Ask) and step.answer and step.answer is not demand.answer:
            if settled_by(domain, demand, step.node.answers, step.answer):
                return step.answer.label.span
            if span := _setting(domain, demand.fact, step.answer.marks):
                return span
        if span := _setting(domain, demand.fact, step.node.marks):
            return span
        if isinstance(step.node, Run | Goto) and domain.wrongly_entered(step.node, demand.fact, step.state):
            return step.node.text.span
    return None


def settled_by(domain: Domain, demand: Demand, answers: Iterable[Answer], taken: Answer) -> str | None:
    """A mark by which another answer to the same question makes the fact what the demand wants."""
    for answer in answers:
        for mark in answer.marks if answer is not taken else ():
            if settles(domain.mark(mark.value), demand):
                return mark.value
    return None


def settles(mark: Mark | None, demand: Demand) -> bool:
    """Whether a mark makes a fact what the demand wants."""
    values = mark.sets.get(demand.fact or "", ()) if mark else ()
    return bool(values) and set(values) <= set(demand.values)


def _setting(domain: Domain, fact: str, carried: tuple[Text, ...]) -> Span | None:
    for text in reversed(carried):
        mark = domain.mark(text.value)
        if mark and fact in mark.sets:
            return text.span
    return None


def _signs(breach: Breach) -> Iterator[Sign]:
    """The tree where it ends, the trees it came back from, its answers: of equal ones the last tells most."""
    yield breach.demand.tree.id
    yield from dict.fromkeys(step.node.ref.tree for step in breach.way if isinstance(step.node, Run) and step.outcome)
    yield from dict.fromkeys(step.answer.label.span for step in breach.way if step.answer)
