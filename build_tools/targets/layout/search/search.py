"""The search for the best layout: what could be better is tried, the likeliest first, and the best is kept."""

from __future__ import annotations


from math import inf
from typing import NamedTuple

from build_tools.targets.layout.place.columns import columns
from build_tools.targets.layout.route.route import Plan, edges
from build_tools.targets.layout.search.bounds import Bound, Structure, bounds
from build_tools.targets.layout.search.candidate import Variant, placed, routed, skeleton, spare
from build_tools.targets.layout.search.moves import moves, seeds
from build_tools.targets.layout.search.score import Room, badness, misplacement, roughness, smallness, text_size
from build_tools.targets.layout.sketch.sketch import Sketch

NARROW, USUAL = 8.0, 10.0
"""The space between boxes side by side, in points, where width is what makes text small, and elsewhere."""
_TIGHT = 1.1
"""A layout whose least width fits its sheet with so much to spare may have the usual gaps."""
_DEEP = 3
"""So many pairs of widths of text are tried at a time for a structure."""


class Found(NamedTuple):
    """The best plan, and the structure that makes it."""

    plan: Plan
    structure: Structure


def search(
    sketch: Sketch, room: Room, budget: int = 60, enough: float = inf, begin: Structure | None = None
) -> Found:
    """The plan that reads best in the room: from good seeds, one change at a time while it gets better.

    Stops after `budget` layouts, or once the text is `enough` points large.
    """
    return _LayoutSearch(sketch, room, budget, enough).run(begin)


def could_have(size: float, sketch: Sketch, room: Room) -> bool:
    """Whether a sketch may have text so large in the room, as far as sizes tell; nothing is laid out for it."""
    return any(
        text_size(bound.width, bound.height, room) >= size
        for structure in seeds(sketch)
        for bound in bounds(sketch, structure, NARROW)
    )


class _LayoutSearch:
    """One search; what was tried is remembered."""

    def __init__(self, sketch: Sketch, room: Room, budget: int, enough: float) -> None:
        self.sketch, self.room, self.budget, self.enough = sketch, room, budget, enough
        self.tried: set[Variant] = set()
        self.best = inf
        self.found: Plan | None = None
        self.structure = Structure()

    def run(self, begin: Structure | None) -> Found:
        first = sorted(seeds(self.sketch), key=lambda one: self._bounds(one)[0].least(self.room))
        for structure in dict.fromkeys([begin, *first] if begin else first):
            for bound in self._bounds(structure)[:_DEEP]:
                self._try(structure, bound)
        while self._better() and not self._done():
            pass
        if self.found is None:
            raise ValueError("a sketch without boxes has no layout")
        return Found(self.found, self.structure)

    def _better(self) -> bool:
        """Try what differs in one thing from the best, until something is better."""
        assert self.found
        own = [(bound.least(self.room), self.structure, bound) for bound in self._bounds(self.structure)]
        others = []
        for structure in moves(self.sketch, self.structure, self.found, self.room):
            bound = self._bounds(structure)[0]
            others.append((bound.least(self.room), structure, bound))
        best = self.best
        for _, structure, bound in sorted([*own[: 2 * _DEEP], *others], key=lambda one: one[0]):
            self._try(structure, bound)
            if self.best < best - 0.01:
                return True
        return False

    def _bounds(self, structure: Structure) -> list[Bound]:
        """The best of both widths of text first."""
        return sorted(bounds(self.sketch, structure, NARROW), key=lambda bound: bound.least(self.room))

    def _try(self, structure: Structure, bound: Bound) -> None:
        """Lay one variant out, as far as it can still be better than the best."""
        room = self.room
        if bound.least(room) >= self.best or self._done():
            return
        wide = room.width / (bound.width * _TIGHT) < room.height / bound.height
        variant = Variant(structure, bound.wrap, bound.answer_wrap, NARROW if wide else USUAL)
        if variant in self.tried:
            return
        self.tried.add(variant)
        made = skeleton(self.sketch, variant)
        places = placed(made, variant)
        rough = roughness(made.boxes)
        if smallness(text_size(places.width, bound.height, room)) + rough >= self.best:
            return
        centres = columns(places, made.boxes, spare(made, room))
        left, right = edges(made.boxes, centres)
        untidy = rough + misplacement(made.sketch, made.boxes, centres)
        if smallness(text_size(right - left, bound.height, room)) + untidy >= self.best:
            return
        tried = routed(made, centres)
        if (value := badness(tried, room)) < self.best:
            self.best, self.found, self.structure = value, tried, structure

    def _size(self) -> float:
        return text_size(self.found.width, self.found.height, self.room) if self.found else 0.0

    def _done(self) -> bool:
        return len(self.tried) >= self.budget or self._size() >= self.enough
