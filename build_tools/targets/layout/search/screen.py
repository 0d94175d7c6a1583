"""The layout of a chart on a page: one that stays tangled is searched for longer."""

from __future__ import annotations

from build_tools.targets.layout.route.route import Plan
from build_tools.targets.layout.search.score import Room
from build_tools.targets.layout.search.search import Effort, search
from build_tools.targets.layout.sketch.sketch import Sketch

SCREEN = Room(760.0, 1300.0)
"""What a page leaves for a chart, which may be long: it scrolls."""
_TRIED, _CLIMBS = 28, 1
"""So many layouts are tried, from so many structures …"""
_TANGLED, _LONGER = 50.0, 4
"""… and so many times as many where the best of them reads as badly as this."""
_FINALISTS = 2
"""So many of the best layouts are laid out by Graphviz, too."""
_EFFORT = 6_000
"""So many boxes are laid out in one search, in all layouts together."""


def on_screen(sketch: Sketch, room: Room = SCREEN) -> Plan:
    """The plan of a chart that reads best in the room."""
    effort = Effort(min(_TRIED, _EFFORT // len(sketch.specs)), _CLIMBS, finalists=_FINALISTS)
    found = search(sketch, room, effort)
    if found.value >= _TANGLED:
        longer = effort._replace(layouts=_LONGER * effort.layouts, climbs=_LONGER * effort.climbs)
        found = min(found, search(sketch, room, longer), key=lambda one: one.value)
    return found.plan
