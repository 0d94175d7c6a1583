"""A broken safety rule, and which breaches have one cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from build_tools.analysis.graph.shortest import Step
from build_tools.analysis.safety.marks import Place, marks
from build_tools.load.source import Span
from build_tools.model.forest import Forest, SafetyRule
from build_tools.model.tree import Ask, Run


class Breach(NamedTuple):
    """A marked place that a walk can come to with a rule still open, and the shortest such walk."""

    rule: SafetyRule
    place: Place
    way: tuple[Step, ...]
    price: int


Sign: TypeAlias = Span | str
"""What breaches of one cause have in common: an answer on their ways, or a tree."""


def grouped(forest: Forest, breaches: Iterable[Breach]) -> Iterator[list[Breach]]:
    """Put together what has one cause.

    The cause of a breach is the last answer on its way that leaves the rule open where another answer to the same
    question closes it: from there on the walk counts as settled, and it is not. Where there is none, nothing on the
    way asks what it should; then those go together that have the most in common.
    """
    sure: dict[Span, list[Breach]] = {}
    left: list[tuple[Breach, Sequence[Sign]]] = []
    for breach in breaches:
        if cause := _cause(forest, breach):
            sure.setdefault(cause, []).append(breach)
        else:
            left.append((breach, list(_signs(breach))))
    yield from sure.values()
    while left:
        counts = Counter(sign for _, signs in left for sign in signs)
        sign = max([*reversed(left[0][1]), *counts], key=counts.__getitem__)
        yield [breach for breach, signs in left if sign in signs]
        left = [(breach, signs) for breach, signs in left if sign not in signs]


def _cause(forest: Forest, breach: Breach) -> Span | None:
    if breach.rule.never:
        return breach.place.mark.span
    meant = marks(forest).misspelt
    for step in reversed(breach.way):
        if isinstance(step.node, Ask) and step.answer and step.answer is not breach.place.answer:
            others = {meant.get(m.value, m.value) for a in step.node.answers if a is not step.answer for m in a.marks}
            if breach.rule.require in others:
                return step.answer.label.span
    return None


def _signs(breach: Breach) -> Iterator[Sign]:
    """The tree where it ends, the trees it came back from, its answers: of equal ones the last tells most."""
    yield breach.place.tree.id
    yield from dict.fromkeys(step.node.ref.tree for step in breach.way if isinstance(step.node, Run) and step.outcome)
    yield from dict.fromkeys(step.answer.label.span for step in breach.way if step.answer)
