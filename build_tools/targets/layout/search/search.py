"""The search for the best layout: what could be better is tried, the likeliest first, and the best is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import inf
from typing import NamedTuple

from build_tools.targets.layout.place.columns import Places, columns
from build_tools.targets.layout.route.route import Plan, edges
from build_tools.targets.layout.search.bounds import ALL, SOME, Bound, Structure, Widths, bounds, near
from build_tools.targets.layout.search.candidate import Skeleton, Variant, by_graphviz, placed, routed, skeleton, spare
from build_tools.targets.layout.search.moves import moves, seeds
from build_tools.targets.layout.search.score import Room, badness, misplacement, roughness, smallness, text_size
from build_tools.targets.layout.sketch.sketch import Sketch

NARROW, USUAL = 8.0, 10.0
"""The space between boxes side by side, in points, where width is what makes text small, and elsewhere."""
_TIGHT = 1.1
"""A layout whose least width fits its sheet with so much to spare may have the usual gaps."""
_WIDTHS = 4
"""So many pairs of widths of text are tried for the structure from which others are."""


class Found(NamedTuple):
    """A plan, what makes it, and how badly it reads."""

    plan: Plan
    structure: Structure
    bound: Bound
    value: float


class Effort(NamedTuple):
    """How long a search goes on."""

    layouts: int
    """So many are looked at."""
    climbs: int
    """From so many structures, the best first, it sets out."""
    thorough: bool = False
    """What seldom helps is tried, too: answers in the order written, and every box a row lower."""
    enough: float = inf
    """It ends once the text is so many points large."""
    finalists: int = 0
    """Where lines cross, so many of the best are ordered and placed by Graphviz, too; what reads better is taken."""


def search(sketch: Sketch, room: Room, effort: Effort, begin: Structure | None = None) -> Found:
    """The plan that reads best in the room: from good structures, one change at a time while it gets better."""
    return _LayoutSearch(sketch, room, effort).run(begin)


def could_have(size: float, sketch: Sketch, room: Room) -> bool:
    """Whether a sketch may have text so large in the room, as far as sizes tell; nothing is laid out for it."""
    return any(
        text_size(bound.width, bound.height, room) >= size
        for structure in seeds(sketch)
        for bound in bounds(sketch, structure, NARROW, SOME)
    )


@lru_cache(256)
def _ordered(sketch: Sketch, variant: Variant) -> tuple[Skeleton, Places]:
    """Sizes, rows, and the order in them: a sheet is searched to see whether it fits, and again to be printed."""
    made = skeleton(sketch, variant)
    return made, placed(made, variant)


@lru_cache(256)
def _centres(sketch: Sketch, variant: Variant, room: Room) -> Mapping[str, float]:
    made, places = _ordered(sketch, variant)
    return columns(places, made.boxes, spare(made, room))


@lru_cache(256)
def _routed(sketch: Sketch, variant: Variant, room: Room) -> Plan:
    return routed(_ordered(sketch, variant)[0], _centres(sketch, variant, room))


class _LayoutSearch:
    """One search; what was tried is remembered."""

    def __init__(self, sketch: Sketch, room: Room, effort: Effort) -> None:
        self.sketch, self.room, self.effort = sketch, room, effort
        self.found: dict[Variant, Found] = {}
        self.lowest: dict[Variant, float] = {}
        """What is known of variants that were not looked at to the end: they read no better than this."""
        self.best: Found | None = None

    def run(self, begin: Structure | None) -> Found:
        for start in self._starts((begin, *seeds(self.sketch)) if begin else seeds(self.sketch)):
            self._climb(start)
        if self.best is None:
            raise ValueError("a sketch without boxes has no layout")
        return min(self._finals(self.best), key=lambda found: found.value)

    def _finals(self, best: Found) -> Iterator[Found]:
        """The best by our own order, and the best few by that of Graphviz where lines still cross."""
        yield best
        if not best.plan.crossed:
            return
        ranked = sorted(self.found.items(), key=lambda item: item[1].value)
        for variant, found in ranked[: self.effort.finalists]:
            made = skeleton(self.sketch, variant)
            tried = routed(made, by_graphviz(made, variant))
            yield found._replace(plan=tried, value=badness(tried, self.room))

    def _starts(self, structures: Iterable[Structure]) -> list[Found]:
        """The best structures to set out from, the likeliest looked at first; none if there is no time left."""
        most = self.effort.climbs
        starts: list[Found] = []
        likely = [(one, self._most_promising(one, ALL)) for one in dict.fromkeys(structures)]
        for structure, bound in sorted(likely, key=lambda one: one[1].least(self.room)):
            if begun := self._tried(structure, bound, starts[-1] if len(starts) == most else None):
                starts = sorted([*starts, begun], key=lambda one: one.value)[:most]
        return starts

    def _climb(self, now: Found) -> None:
        while not self._done() and (better := self._better(now)):
            now = better

    def _better(self, now: Found) -> Found | None:
        """What differs in one thing and is better, the likeliest first."""
        around = near(now.bound)
        own = [(now.structure, bound) for bound in self._bounds(now.structure)[:_WIDTHS]]
        others = [
            (structure, self._most_promising(structure, around))
            for structure in moves(self.sketch, now.structure, now.plan, self.room, self.effort.thorough)
        ]
        for structure, bound in sorted([*own, *others], key=lambda one: one[1].least(self.room)):
            if better := self._tried(structure, bound, now):
                return better
        return None

    def _bounds(self, structure: Structure) -> list[Bound]:
        """The best widths of text first."""
        return sorted(bounds(self.sketch, structure, NARROW), key=lambda bound: bound.least(self.room))

    def _most_promising(self, structure: Structure, widths: Widths) -> Bound:
        """The best of the widths of text."""
        return min(bounds(self.sketch, structure, NARROW, widths), key=lambda bound: bound.least(self.room))

    def _tried(self, structure: Structure, bound: Bound, rival: Found | None) -> Found | None:
        """The layout of one variant, if it is better than the rival's; given up as soon as it shows that it is not."""
        bar = rival.value - 0.01 if rival else inf
        room = self.room
        if bound.least(room) >= bar:
            return None
        wide = room.width / (bound.width * _TIGHT) < room.height / bound.height
        variant = Variant(structure, bound.wrap, bound.answer_wrap, NARROW if wide else USUAL)
        if variant in self.found:
            return self.found[variant] if self.found[variant].value < bar else None
        if self.lowest.get(variant, -inf) >= bar or self._done():
            return None
        self.lowest[variant] = inf
        made, places = _ordered(self.sketch, variant)
        rough = roughness(made.boxes)
        self.lowest[variant] = smallness(text_size(places.width, bound.height, room)) + rough
        if self.lowest[variant] >= bar:
            return None
        centres = _centres(self.sketch, variant, room)
        left, right = edges(made.boxes, centres)
        untidy = rough + misplacement(made.sketch, made.boxes, centres)
        self.lowest[variant] = smallness(text_size(right - left, bound.height, room)) + untidy
        if self.lowest[variant] >= bar:
            return None
        tried = _routed(self.sketch, variant, room)
        found = self.found[variant] = Found(tried, structure, bound, badness(tried, room))
        if self.best is None or found.value < self.best.value:
            self.best = found
        return found if found.value < bar else None

    def _done(self) -> bool:
        if len(self.lowest) >= self.effort.layouts:
            return True
        plan = self.best.plan if self.best else None
        return plan is not None and text_size(plan.width, plan.height, self.room) >= self.effort.enough
