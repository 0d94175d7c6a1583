"""The search for the best layout: many are tried, the one that reads best on its sheet is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from build_tools.targets.layout.route.route import Plan, edges
from build_tools.targets.layout.search.candidate import Variant, bounds, centres, routed, skeleton
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
    return _LayoutSearch(sketch, room, budget, enough, least).run()


class _LayoutSearch:
    """One search; what was tried is remembered."""

    def __init__(self, sketch: Sketch, room: Room, budget: int, enough: float, least: float) -> None:
        self.sketch, self.room, self.budget, self.enough, self.least = sketch, room, budget, enough, least
        self.values: dict[str, float] = {}
        self.lowest: dict[str, float] = {}
        """What is known of variants that were not looked at to the end: they read no better than this."""
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

    def _climb(self, variant: Variant) -> None:
        value = self._value(variant, inf)
        improved = True
        while improved and not self._done():
            improved = False
            for other in _neighbours(self.sketch, variant):
                if (tried := self._value(other, value)) < value - 0.01:
                    variant, value, improved = other, tried, True
                if self._done():
                    break

    def _value(self, variant: Variant, bar: float) -> float:
        """How badly a variant reads, or, as soon as it shows that it is no better than `bar`, no less than that.

        What shows early saves the most: sizes need no engine, and places need no lines.
        """
        name = _name(variant)
        if name in self.values:
            return self.values[name]
        if self.lowest.get(name, -inf) >= bar:
            return self.lowest[name]
        shape = skeleton(self.sketch, variant)
        width, height = bounds(shape, variant.nodesep)
        lowest = smallness(text_size(width, height, self.room))
        if lowest >= bar:
            return lowest
        self.made += name not in self.lowest
        rough = roughness(shape.boxes)
        self.lowest[name] = lowest + rough
        if self.lowest[name] >= bar:
            return self.lowest[name]
        places = centres(shape, variant)
        left, right = edges(shape.boxes, places)
        untidy = rough + misplacement(shape.sketch, shape.boxes, places)
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


def _name(variant: Variant) -> str:
    plain = replace(variant, stacks=frozenset(), repeated_ends=frozenset())
    return f"{plain} {sorted(variant.stacks)} {sorted(variant.repeated_ends)}"


def _seeds(sketch: Sketch) -> Iterator[Variant]:
    """Very different variants to begin with."""
    stacked = frozenset(stackable(sketch))
    repeated_ends = frozenset(separable(sketch))
    for wrap, answer_wrap in ((8.5, 5.5), (12.0, 7.0)):
        for stacks in dict.fromkeys((frozenset(), stacked)):
            for ordered in (True, False):
                yield Variant(wrap, answer_wrap, ordered=ordered, stacks=stacks)
        if wide := _wide(sketch):
            for rows in _STAGGERS:
                delays = {answer: row for key in wide for answer, row in _staggered(sketch, key, rows)}
                yield Variant(wrap, answer_wrap, stacks=stacked, delays=delays)
        if repeated_ends:
            stacked_apart = frozenset(stackable(separated(sketch, repeated_ends)))
            yield Variant(wrap, answer_wrap, stacks=stacked_apart, repeated_ends=repeated_ends)


_WIDE = 5
"""A question with so many answers may have them in more than one row."""
_STAGGERS = (2, 3, 4)
"""The numbers of rows that are tried for them."""


def _wide(sketch: Sketch) -> list[str]:
    return [spec.key for spec in sketch.specs if spec.key in sketch.fans and len(sketch.successors[spec.key]) >= _WIDE]


def _staggered(sketch: Sketch, key: str, rows: int) -> Iterator[tuple[str, int]]:
    """A question's answers in turn in the first, the second, … row below it."""
    for place, answer in enumerate(sketch.successors[key]):
        if place % rows:
            yield answer, place % rows


_WRAPS = (6.5, 7.5, 8.5, 10.0, 12.0, 15.0)
_ANSWER_WRAPS = (4.0, 5.0, 5.5, 6.0, 7.0, 8.0)
_GAPS = (8.0, 10.0, 14.0)


def _neighbours(sketch: Sketch, variant: Variant) -> Iterator[Variant]:
    """What differs in one thing: coarse things first, then the row of a single box."""
    for wrap in _WRAPS:
        yield replace(variant, wrap=wrap)
    for wrap in _ANSWER_WRAPS:
        yield replace(variant, answer_wrap=wrap)
    yield replace(variant, ordered=not variant.ordered)
    for key in separable(sketch):
        yield replace(variant, repeated_ends=variant.repeated_ends ^ {key})
    now = separated(sketch, variant.repeated_ends)
    for key in stackable(now):
        yield replace(variant, stacks=variant.stacks ^ {key})
    for key in _wide(sketch):
        others = {box: row for box, row in variant.delays.items() if box not in sketch.successors[key]}
        for rows in (1, *_STAGGERS):
            yield replace(variant, delays={**others, **dict(_staggered(sketch, key, rows))})
    for gap in _GAPS:
        yield replace(variant, nodesep=gap)
    for spec in now.specs:
        if spec.answer is None and spec.key not in sketch.roots:
            delay = variant.delays.get(spec.key, 0)
            for other in (delay + 1, delay + 2, delay - 1):
                if other >= 0:
                    yield replace(variant, delays={**variant.delays, spec.key: other})
