"""Whether what is proved changed: facts that were never broken and can be now, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from build_tools.analysis.safety.breach import Breach
from build_tools.analysis.safety.demands import demands
from build_tools.analysis.safety.proof import breaches, domain_of
from build_tools.model.forest import Forest

_Place: TypeAlias = tuple[str, str, str, str, str]


class FactChange(NamedTuple):
    """A fact (empty: what may never be done), in how many places it is needed, and in how many of them it is broken."""

    fact: str
    places: tuple[int, int]
    broken: tuple[int, int]


class BreachChange(NamedTuple):
    """A place that can be reached as it may not be, since now or no longer, and the shortest such walk."""

    broken: bool
    place: str
    fact: str
    because: str
    walk: tuple[str, ...]


def fact_changes(before: Forest, after: Forest) -> Iterator[FactChange]:
    """The facts that are needed in more or fewer places, or broken in more or fewer."""
    facts = {**before.safety.facts, **after.safety.facts, "": None}
    old, new = (_counted(forest) for forest in (before, after))
    for fact in facts:
        then, now = old.get(fact, (0, 0)), new.get(fact, (0, 0))
        if then != now:
            yield FactChange(fact, (then[0], now[0]), (then[1], now[1]))


def breach_changes(before: Forest, after: Forest) -> Iterator[BreachChange]:
    """The breaches that are new, then those that are mended."""
    old, new = _all(before), _all(after)
    for place, breach in new.items():
        if place not in old:
            yield _told(breach, after, broken=True)
    for place, breach in old.items():
        if place not in new:
            yield _told(breach, before, broken=False)


def _all(forest: Forest) -> dict[_Place, Breach]:
    found = [breach for group in breaches(forest) for breach in group]
    return {_place(breach): breach for breach in found}


def _place(breach: Breach) -> _Place:
    demand = breach.demand
    answer = demand.answer.label.value if demand.answer else ""
    return demand.tree.id, demand.node.id.value, answer, demand.mark.id if demand.mark else "", demand.fact or ""


def _counted(forest: Forest) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for demand in demands(forest, domain_of(forest)):
        places, broken = counts.get(demand.fact or "", (0, 0))
        counts[demand.fact or ""] = places + 1, broken
    for _, _, _, _, fact in _all(forest):
        places, broken = counts.get(fact, (0, 0))
        counts[fact] = places, broken + 1
    return counts


def _told(breach: Breach, forest: Forest, *, broken: bool) -> BreachChange:
    demand = breach.demand
    tree, node, answer, mark, fact = _place(breach)
    place = f"{tree}#{node}{f' “{answer}”' if answer else ''}{f' ({mark})' if mark else ''}"
    walk = [f"《{breach.begin.title.value}》"]
    for step in breach.way:
        if step.outcome is None:
            ref = getattr(step.node, "ref", None)
            called = forest.trees.get(ref.tree) if ref else None
            said = f"《{called.title.value}》" if called else step.node.text.value
            walk.append(f"{said} → {step.answer.label.value}" if step.answer else said)
    return BreachChange(broken, place, fact, demand.because, tuple(walk))
