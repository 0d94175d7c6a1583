"""How good a layout could be at best, for all widths of text at once: told from sizes and rows, before any place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple

from build_tools.targets.layout.place.layers import HARDLY, SPACE, Rows, in_rows
from build_tools.targets.layout.route.route import ARROW, LEAD
from build_tools.targets.layout.search.score import Room, smallness, text_size
from build_tools.targets.layout.sketch.boxes import Box, box
from build_tools.targets.layout.sketch.repeated_ends import separated
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.stacks import folded, stack

LINK_WRAP = 12.0
"""How wide the text of a link to another sheet is, in em."""


class Structure(NamedTuple):
    """What decides in which row a box stands, and beside what."""

    ordered: bool = False
    """Answers from left to right as written, whatever lines cross for it."""
    stacks: frozenset[str] = frozenset()
    """The questions whose answers that end are stacked."""
    repeated_ends: frozenset[str] = frozenset()
    """The ends that each question leading to them has for itself."""
    delays: frozenset[tuple[str, int]] = frozenset()
    """How many rows a box stands lower than it could."""


class Bound(NamedTuple):
    """The least that a structure's layout measures, with text of some width, and how rough its lines of text are."""

    width: float
    height: float
    rough: float
    wrap: float
    answer_wrap: float

    def least(self, room: Room) -> float:
        """It reads no better than this."""
        return smallness(text_size(self.width, self.height, room)) + self.rough


def rows_of(sketch: Sketch, structure: Structure) -> tuple[Sketch, Rows]:
    """The sketch that a structure makes, and its rows."""
    made = folded(separated(sketch, structure.repeated_ends), structure.stacks)
    return made, in_rows(made, structure.delays)


class Widths(NamedTuple):
    """Widths of text that are looked at: of steps, and of answers; in em."""

    steps: tuple[float, ...] = (6.5, 7.5, 8.5, 10.0, 12.0, 15.0)
    answers: tuple[float, ...] = (4.0, 5.0, 5.5, 6.0, 7.0, 8.0)


ALL = Widths()
SOME = Widths(ALL.steps[1::2], ALL.answers[1::2])


def near(bound: Bound) -> Widths:
    """The widths of a bound, and those next to them."""
    return Widths(_near(ALL.steps, bound.wrap), _near(ALL.answers, bound.answer_wrap))


def _near(widths: tuple[float, ...], width: float) -> tuple[float, ...]:
    place = widths.index(width)
    return widths[max(place - 1, 0) : place + 2]


@lru_cache(4096)
def bounds(sketch: Sketch, structure: Structure, gap: float, widths: Widths = ALL) -> tuple[Bound, ...]:
    """The bounds for every pair of widths."""
    made, rows = rows_of(sketch, structure)
    return tuple(_bounds(separated(sketch, structure.repeated_ends), made, rows, gap, widths))


class _Group:
    """What boxes of one width of text come to, row by row."""

    def __init__(self, count: int) -> None:
        self.width = [0.0] * count
        self.leading = [0.0] * count
        """The height of the tallest box of each row that leads on."""
        self.ends: list[tuple[int, float, float]] = []
        """Row, height and width of those that do not."""
        self.rough = 0.0

    def add(self, part: Box, row: int, leads: bool) -> None:
        """Count a box in."""
        self.width[row] += part.width
        if not leads:
            self.ends.append((row, part.height, part.width))
        elif part.height > self.leading[row]:
            self.leading[row] = part.height
        self.rough += part.rough


def _bounds(whole: Sketch, made: Sketch, rows: Rows, gap: float, widths: Widths) -> Iterator[Bound]:
    count = max(rows.rows.values()) + 1
    arrows = {rows.rows[wire.head] for wire in made.wires if wire.arrow}
    below = [2 * LEAD + (ARROW if row + 1 in arrows else 0.0) for row in range(count)]
    below[-1] = 0.0
    fixed = _Group(count)
    fixed.width = [-gap] * count
    for row in rows.rows.values():
        fixed.width[row] += gap
    for item in rows.passes.values():
        fixed.width[item.row] += gap
    by_wrap = [_Group(count) for _ in widths.steps]
    by_answer = [_Group(count) for _ in widths.answers]
    stacked = []
    for spec in made.specs:
        row, leads = rows.rows[spec.key], bool(made.successors[spec.key])
        if spec.style == "stack":
            stacked.append((spec.node, row))
        elif spec.style == "link":
            fixed.add(box(spec, LINK_WRAP), row, leads)
        elif spec.style == "answer":
            for limit, group in zip(widths.answers, by_answer, strict=True):
                group.add(box(spec, limit), row, leads)
        else:
            for limit, group in zip(widths.steps, by_wrap, strict=True):
                group.add(box(spec, limit), row, leads)
    repeated = 0.5 * sum("@" in spec.key for spec in made.specs)
    for wrap, one in zip(widths.steps, by_wrap, strict=True):
        first = _both(fixed, one)
        for answer_wrap, other in zip(widths.answers, by_answer, strict=True):
            both = _both(first, other)
            for key, row in stacked:
                both.add(stack(whole, key, wrap, answer_wrap).size, row, False)
            width, height = _measures(both, below, gap)
            yield Bound(width, height, repeated + 0.25 * both.rough, wrap, answer_wrap)


def _both(one: _Group, other: _Group) -> _Group:
    made = _Group(0)
    made.width = list(map(add, one.width, other.width))
    made.leading = list(map(max, one.leading, other.leading))
    made.ends = one.ends + other.ends
    made.rough = one.rough + other.rough
    return made


def _measures(group: _Group, below: list[float], gap: float) -> tuple[float, float]:
    """The width of the widest row, and the height of all, tall boxes that reach into lower rows included."""
    heights, width = group.leading, group.width
    last = len(heights) - 1
    if 0.0 in heights:
        for row, height in enumerate(heights):
            if not height:
                heights[row] = min((tall for at, tall, _ in group.ends if at == row), default=0.0)
    bottom = sum(heights) + sum(below)
    for row, height, across in group.ends:
        over = height - heights[row] - HARDLY
        while over > 0.0 and row < last:
            row += 1
            width[row] += across + gap
            over -= SPACE + heights[row]
        if over > 0.0:
            bottom = max(bottom, sum(heights) + sum(below) + over)
    return max(width), bottom
