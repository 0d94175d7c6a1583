"""The search for the best layout: many are tried, the one that reads best on its sheet is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from build_tools.targets.layout.route.route import Plan, edges
from build_tools.targets.layout.search.candidate import Manner, bounds, centres, frame, routed
from build_tools.targets.layout.search.score import Room, badness, misplacement, roughness, smallness, text_size
from build_tools.targets.layout.sketch.repeated_ends import separable, separated
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.stacks import stackable

_FAR = 0.78
"""No change that is tried makes text larger by more than a quarter."""
_CLIMBS = 3
"""From so many seeds, the best first, the search sets out."""


def search(sketch: Sketch, room: Room, budget: int = 200, enough: float = inf, least: float = 0.0) -> Plan:
    """The plan that reads best in the room: from good seeds, one change at a time while it gets better.

    Stops after `budget` layouts, or once the text is `enough` points large, or is far below `least` in every seed.
    """
    return _Search(sketch, room, budget, enough, least).run()


class _Search:
    """One search; what was tried is remembered."""

    def __init__(self, sketch: Sketch, room: Room, budget: int, enough: float, least: float) -> None:
        self.sketch, self.room, self.budget, self.enough, self.least = sketch, room, budget, enough, least
        self.values: dict[str, float] = {}
        self.lowest: dict[str, float] = {}
        """What is known of manners that were not looked at to the end: they read no better than this."""
        self.made = 0
        self.best = inf
        self.found: Plan | None = None

    def run(self) -> Plan:
        seeds = sorted(_seeds(self.sketch), key=lambda seed: self._value(seed, inf))
        if self.found is None:
            raise ValueError("a sketch without boxes has no layout")
        if self._size() >= _FAR * self.least:
            for seed in seeds[:_CLIMBS]:
                self._climb(seed)
        return self.found

    def _climb(self, manner: Manner) -> None:
        value = self._value(manner, inf)
        improved = True
        while improved and not self._done():
            improved = False
            for other in _neighbours(self.sketch, manner):
                if (tried := self._value(other, value)) < value - 0.01:
                    manner, value, improved = other, tried, True
                if self._done():
                    break

    def _value(self, manner: Manner, bar: float) -> float:
        """How badly a manner reads, or, as soon as it shows that it is no better than `bar`, no less than that.

        What shows early saves the most: sizes need no engine, and places need no lines.
        """
        name = _name(manner)
        if name in self.values:
            return self.values[name]
        if self.lowest.get(name, -inf) >= bar:
            return self.lowest[name]
        shape = frame(self.sketch, manner)
        width, height = bounds(shape, manner.nodesep)
        lowest = smallness(text_size(width, height, self.room))
        if lowest >= bar:
            return lowest
        self.made += name not in self.lowest
        rough = roughness(shape.parts)
        self.lowest[name] = lowest + rough
        if self.lowest[name] >= bar:
            return self.lowest[name]
        places = centres(shape, manner)
        left, right = edges(shape.parts, places)
        untidy = rough + misplacement(shape.sketch, shape.parts, places)
        self.lowest[name] = smallness(text_size(right - left, height, self.room)) + untidy
        if self.lowest[name] >= bar:
            return self.lowest[name]
        tried = routed(shape, places)
        self.values[name] = badness(tried, self.room)
        if self.values[name] < self.best:
            self.best, self.found = self.values[name], tried
        return self.values[name]

    def _size(self) -> float:
        return text_size(self.found.width, self.found.height, self.room) if self.found else 0.0

    def _done(self) -> bool:
        return self.made >= self.budget or self._size() >= self.enough


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
        if wide := _wide(sketch):
            for rows in _STAGGERS:
                delays = {answer: row for key in wide for answer, row in _staggered(sketch, key, rows)}
                yield Manner(wrap, answer_wrap, racks=stacked, delays=delays)
        if copied:
            stacked_apart = frozenset(stackable(separated(sketch, copied)))
            yield Manner(wrap, answer_wrap, racks=stacked_apart, copied=copied)


_WIDE = 5
"""A question with so many answers may have them in more than one row …"""
_STAGGERS = (2, 3, 4)
"""… in so many."""


def _wide(sketch: Sketch) -> list[str]:
    return [spec.key for spec in sketch.specs if spec.key in sketch.fans and len(sketch.heads[spec.key]) >= _WIDE]


def _staggered(sketch: Sketch, key: str, rows: int) -> Iterator[tuple[str, int]]:
    """A question's answers in turn in the first, the second, … row below it."""
    for place, answer in enumerate(sketch.heads[key]):
        if place % rows:
            yield answer, place % rows


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
    for key in _wide(sketch):
        others = {box: row for box, row in manner.delays.items() if box not in sketch.heads[key]}
        for rows in (1, *_STAGGERS):
            yield replace(manner, delays={**others, **dict(_staggered(sketch, key, rows))})
    for gap in _GAPS:
        yield replace(manner, nodesep=gap)
    for spec in now.specs:
        if spec.answer is None and spec.key not in sketch.roots:
            delay = manner.delays.get(spec.key, 0)
            for other in (delay + 1, delay + 2, delay - 1):
                if other >= 0:
                    yield replace(manner, delays={**manner.delays, spec.key: other})
