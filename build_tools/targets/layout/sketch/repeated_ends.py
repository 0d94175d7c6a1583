"""Ends drawn once for each question that leads to them, where one box for all would draw lines across the sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from build_tools.targets.layout.sketch.sketch import Sketch, Spec, Wire


@lru_cache(256)
def separable(sketch: Sketch) -> tuple[str, ...]:
    """The ends that more than one question leads to; none where every node has one box."""
    if not sketch.repeats_ends:
        return ()
    sources = _sources(sketch)
    return tuple(
        spec.key
        for spec in sketch.specs
        if not sketch.successors[spec.key]
        and spec.number is not None
        and len({sources[tail] for tail in sketch.predecessors[spec.key]}) > 1
    )


@lru_cache(512)
def separated(sketch: Sketch, chosen: frozenset[str]) -> Sketch:
    """The sketch with a box of its own for each question that leads to one of the `chosen` ends."""
    if not chosen:
        return sketch
    sources = _sources(sketch)
    specs: dict[str, Spec] = {}
    wires = []
    originals = {spec.key: spec for spec in sketch.specs}
    main_line = set(sketch.main_line_wires())
    for spec in sketch.specs:
        if spec.key not in chosen:
            specs[spec.key] = spec
    for wire in sketch.wires:
        head = wire.head
        if head in chosen and not _first(sketch, wire, sources, main_line):
            head = f"{wire.head}@{sources[wire.tail]}"
            specs.setdefault(head, originals[wire.head]._replace(key=head, repeated=True))
        elif head in chosen:
            specs.setdefault(head, originals[head])
        wires.append(Wire(wire.tail, head, wire.arrow))
    return replace(sketch, specs=tuple(specs.values()), wires=tuple(wires))


def _first(sketch: Sketch, wire: Wire, sources: dict[str, str], main_line: set[tuple[str, str]]) -> bool:
    """Whether the wire comes from the question that keeps the box itself: the main line's, else the first."""
    tails = sketch.predecessors[wire.head]
    keeper = next((tail for tail in tails if (tail, wire.head) in main_line), tails[0])
    return sources[wire.tail] == sources[keeper]


def _sources(sketch: Sketch) -> dict[str, str]:
    """The question that an answer belongs to; any other box is its own."""
    return {spec.key: spec.node if spec.answer is not None else spec.key for spec in sketch.specs}
