"""The search for the best layout: many are tried, the one that reads best on its sheet is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import NamedTuple

import pygraphviz

from build_tools.targets.boxes import Box, box
from build_tools.targets.copies import separable, separated
from build_tools.targets.dot import dot
from build_tools.targets.layers import Layers, layers
from build_tools.targets.racks import Rack, fold, stackable
from build_tools.targets.route import LEAD, Plan, route
from build_tools.targets.score import Room, badness, smallness, text_size
from build_tools.targets.sketch import Sketch


@dataclass(frozen=True)
class Manner:
    """What the search may vary: widths of text in em, gaps in points, the order of answers, rows to skip."""

    wrap: float = 11.0
    answer_wrap: float = 6.0
    nodesep: float = 10.0
    ordered: bool = True
    """Answers from left to right as written."""
    racks: frozenset[str] = frozenset()
    """The questions whose answers that end are stacked."""
    copied: frozenset[str] = frozenset()
    """The ends that each question leading to them has for itself."""
    delays: Mapping[str, int] = field(default_factory=dict)
    """How many rows a box stands lower than it could."""


_FAR = 0.78
"""No change that is tried makes text larger by more than a quarter."""
_NODE = re.compile(r'node (?:"([^"]*)"|(\S+)) (\S+)')


class Frame(NamedTuple):
    """What is known of a layout before Graphviz is asked: sizes and rows."""

    sketch: Sketch
    racks: Mapping[str, Rack]
    parts: Mapping[str, Box]
    rows: Layers


def frame(sketch: Sketch, manner: Manner) -> Frame:
    """Fold the racks, wrap the words, and find the rows."""
    limits = {"answer": manner.answer_wrap, "link": 12.0}
    sketch, racks = fold(separated(sketch, manner.copied), manner.racks, manner.wrap, manner.answer_wrap)
    parts = {
        spec.key: racks[spec.key].size if spec.key in racks else box(spec, limits.get(spec.style, manner.wrap))
        for spec in sketch.specs
    }
    return Frame(sketch, racks, parts, layers(sketch, parts, manner.delays))


def least(made: Frame, nodesep: float) -> tuple[float, float]:
    """The width and height that a layout has at least."""
    rows = made.rows
    across = dict.fromkeys(rows.heights, -nodesep)
    for key, row in rows.rows.items():
        across[row] += made.parts[key].width + nodesep
    for item in rows.bodies.values():
        across[item.row] += made.parts[item.box].width + nodesep
    for way in rows.passes.values():
        across[way.row] += nodesep
    return max(across.values()), sum(rows.heights.values()) + (len(rows.heights) - 1) * 2 * LEAD


def plan(made: Frame, manner: Manner) -> Plan:
    """Lay a sketch out in one manner, without drawing it."""
    sketch, racks, parts, rows = made
    graph = pygraphviz.AGraph(string=dot(sketch, rows, parts, manner.nodesep, manner.ordered))
    drawn = graph.draw(format="plain", prog="dot").decode()
    centres = {quoted or bare: float(x) * 72 for quoted, bare, x in _NODE.findall(drawn)}
    return route(sketch, rows, parts, racks, centres)


def search(sketch: Sketch, room: Room, budget: int = 200, enough: float = inf) -> Plan:
    """The plan that reads best in the room: from the best of a few seeds, one change at a time while it gets better.

    Stops after `budget` layouts, or once the text is `enough` points large, or is far from it in every seed.
    """
    seen: set[str] = set()
    made = 0
    best = next(_seeds(sketch))
    least_bad = inf
    found: Plan | None = None

    def better(manner: Manner) -> bool:
        nonlocal best, least_bad, found, made
        if (name := _name(manner)) in seen:
            return False
        seen.add(name)
        shape = frame(sketch, manner)
        if smallness(text_size(*least(shape, manner.nodesep), room)) >= least_bad:
            return False
        made += 1
        tried = plan(shape, manner)
        if (bad := badness(tried, room)) >= least_bad - 0.01:
            return False
        best, least_bad, found = manner, bad, tried
        return True

    def done() -> bool:
        return made >= budget or (found is not None and text_size(found.width, found.height, room) >= enough)

    for seed in _seeds(sketch):
        better(seed)
    hopeless = found is not None and text_size(found.width, found.height, room) < _FAR * enough < inf
    improved = not hopeless
    while improved and not done():
        improved = False
        for manner in _neighbours(sketch, best):
            improved |= better(manner)
            if done():
                break
    if found is None:
        raise ValueError("a sketch without boxes has no layout")
    return found


def _name(manner: Manner) -> str:
    plain = replace(manner, racks=frozenset(), copied=frozenset())
    return f"{plain} {sorted(manner.racks)} {sorted(manner.copied)}"


def _seeds(sketch: Sketch) -> Iterator[Manner]:
    """Very different manners to begin with."""
    stacked = frozenset(stackable(sketch))
    copied = frozenset(separable(sketch))
    for wrap, answer_wrap in ((8.5, 5.5), (12.0, 7.0)):
        for racks in dict.fromkeys((frozenset(), stacked)):
            for ordered in (True, False):
                yield Manner(wrap, answer_wrap, ordered=ordered, racks=racks)
        if copied:
            stacked_apart = frozenset(stackable(separated(sketch, copied)))
            yield Manner(wrap, answer_wrap, racks=stacked_apart, copied=copied)


_WRAPS = (6.5, 7.5, 8.5, 10.0, 12.0, 15.0)
_ANSWER_WRAPS = (4.0, 5.0, 5.5, 6.0, 7.0, 8.0)
_GAPS = (8.0, 10.0, 14.0)


def _neighbours(sketch: Sketch, manner: Manner) -> Iterator[Manner]:
    """What differs in one thing: coarse things first, then the row of a single box."""
    for wrap in _WRAPS:
        yield replace(manner, wrap=wrap)
    for wrap in _ANSWER_WRAPS:
        yield replace(manner, answer_wrap=wrap)
    yield replace(manner, ordered=not manner.ordered)
    for key in separable(sketch):
        yield replace(manner, copied=manner.copied ^ {key})
    now = separated(sketch, manner.copied)
    for key in stackable(now):
        yield replace(manner, racks=manner.racks ^ {key})
    for gap in _GAPS:
        yield replace(manner, nodesep=gap)
    for spec in now.specs:
        if spec.answer is None and spec.key not in sketch.roots:
            delay = manner.delays.get(spec.key, 0)
            for other in (delay + 1, delay + 2, delay - 1):
                if other >= 0:
                    yield replace(manner, delays={**manner.delays, spec.key: other})
