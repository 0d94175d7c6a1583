"""Proof of the safety rules: either no walk breaks a rule, or here is the shortest that does.

Which rules can be broken, and where, comes from one pass over the forest (`flow`); ways are searched only for those.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.analysis.graph.flow import Entry, Flow
from build_tools.analysis.graph.shortest import Step, Ways
from build_tools.analysis.safety.breach import Breach, grouped
from build_tools.analysis.safety.marks import Place, marks
from build_tools.model.forest import Forest, SafetyRule
from build_tools.model.memo import once


@once
def breaches(forest: Forest) -> tuple[tuple[Breach, ...], ...]:
    """Every breach, those of one cause together with the shortest first; the groups in order of display."""
    return tuple(
        tuple(sorted(group, key=lambda breach: (breach.price, breach.place.mark.span)))
        for group in grouped(forest, _breaches(forest))
    )


def skipped(forest: Forest, start: Entry) -> Iterator[tuple[SafetyRule, Place]]:
    """What a walk that begins at `start` can come to with a rule still open, in order of display."""
    if forest.safety:
        flow = Flow(forest, _bits(forest, "require"), (1 << len(forest.safety)) - 1, start)
        for place, bits in _open(forest, flow):
            yield from ((rule, place) for number, rule in enumerate(forest.safety) if bits >> number & 1)


def _breaches(forest: Forest) -> Iterator[Breach]:
    if not forest.safety:
        return
    closes = _bits(forest, "require")
    ways: dict[str | None, Ways] = {}
    for place, bits in _open(forest, Flow(forest, closes, (1 << len(forest.safety)) - 1)):
        for number, rule in enumerate(forest.safety):
            if bits >> number & 1:
                if rule.require not in ways:
                    same = {mark for mark, bit in closes.items() if bit >> number & 1}
                    ways[rule.require] = Ways(forest, same)
                yield _breach(rule, place, ways[rule.require])


def _open(forest: Forest, flow: Flow) -> Iterator[tuple[Place, int]]:
    """The marked places that rules forbid, each with the bits of those that can still be open there."""
    forbids = _bits(forest, "before", "never")
    opened = flow.open_at()
    for name, places in marks(forest).carried.items():
        for place in places if name in forbids else ():
            bits = opened[place.tree.id].get(place.node.id.value, 0) & forbids[name]
            if place.answer:
                bits &= ~flow.closed_by(place.node.marks)
            if bits:
                yield place, bits


def _breach(rule: SafetyRule, place: Place, ways: Ways) -> Breach:
    where = place.tree.id, place.node.id.value
    way, price = ways.to(*where), ways.price(*where) or 0
    if place.answer:
        way = (*way, Step(place.tree, place.node, place.answer))
    return Breach(rule, place, way, price)


def _bits(forest: Forest, *roles: str) -> dict[str, int]:
    """For each mark, misspelt ones too, the rules in which it has one of these roles."""
    bits: dict[str, int] = {}
    for number, rule in enumerate(forest.safety):
        for role in roles:
            if name := getattr(rule, role):
                bits[name] = bits.get(name, 0) | 1 << number
    meant = marks(forest).misspelt
    return bits | {wrong: bits[right] for wrong, right in meant.items() if right in bits}
