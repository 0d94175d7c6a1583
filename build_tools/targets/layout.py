"""The search for the best layout: many are tried, the one that reads best on its sheet is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import pygraphviz

from build_tools.targets.boxes import box
from build_tools.targets.dot import dot
from build_tools.targets.geometry import Layout
from build_tools.targets.layers import layers
from build_tools.targets.route import Plan, draw, route
from build_tools.targets.score import Room, badness
from build_tools.targets.sketch import Sketch


@dataclass(frozen=True)
class Manner:
    """What the search may vary: widths of text in em, gaps in points, the order of answers, rows to skip."""

    wrap: float = 11.0
    answer_wrap: float = 6.0
    nodesep: float = 11.0
    ordered: bool = True
    """Answers from left to right as written."""
    delays: Mapping[str, int] = field(default_factory=dict)
    """How many rows a box stands lower than it could."""


_NODE = re.compile(r'node (?:"([^"]*)"|(\S+)) (\S+)')


def plan(sketch: Sketch, manner: Manner) -> Plan:
    """Lay a sketch out in one manner, without drawing it."""
    limits = {"answer": manner.answer_wrap, "link": 12.0}
    parts = {spec.key: box(spec, limits.get(spec.style, manner.wrap)) for spec in sketch.specs}
    rows = layers(sketch, manner.delays)
    graph = pygraphviz.AGraph(string=dot(sketch, rows, parts, manner.nodesep, manner.ordered))
    drawn = graph.draw(format="plain", prog="dot").decode()
    centres = {quoted or bare: float(x) * 72 for quoted, bare, x in _NODE.findall(drawn)}
    return route(sketch, rows, parts, centres)


def search(sketch: Sketch, room: Room) -> Layout:
    """The layout that reads best in the room."""
    tried: dict[str, tuple[float, Plan]] = {}

    def score(manner: Manner) -> float:
        key = repr(manner)
        if key not in tried:
            made = plan(sketch, manner)
            tried[key] = (badness(made, room), made)
        return tried[key][0]

    best = min(_manners(), key=score)
    improved = True
    while improved:
        improved = False
        for manner in _neighbours(sketch, best):
            if score(manner) < score(best) - 0.01:
                best, improved = manner, True
    return draw(tried[repr(best)][1])


def _manners() -> Iterator[Manner]:
    for wrap in (7.0, 8.5, 10.0, 12.0, 15.0):
        for answer_wrap in (4.0, 5.5, 7.0):
            for ordered in (True, False):
                yield Manner(wrap, answer_wrap, ordered=ordered)


def _neighbours(sketch: Sketch, manner: Manner) -> Iterator[Manner]:
    for spec in sketch.specs:
        if spec.answer is None and spec.key not in sketch.roots:
            now = manner.delays.get(spec.key, 0)
            yield replace(manner, delays={**manner.delays, spec.key: now + 2})
            yield replace(manner, delays={**manner.delays, spec.key: now + 1})
            if now:
                yield replace(manner, delays={**manner.delays, spec.key: now - 1})
    for nodesep in (8.0, 11.0, 16.0):
        yield replace(manner, nodesep=nodesep)
