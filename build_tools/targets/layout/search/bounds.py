"""How good a layout could be at best, for all widths of text at once: told from sizes and rows, before any place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import add
from typing import NamedTuple

from build_tools.targets.layout.place.layers import HARDLY, SPACE, Rows, in_rows
from build_tools.targets.layout.route.route import ARROW, LEAD
from build_tools.targets.layout.search.score import Room, smallness, text_size
from build_tools.targets.layout.sketch.boxes import box
from build_tools.targets.layout.sketch.repeated_ends import separated
from build_tools.targets.layout.sketch.sketch import Sketch, Spec
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


class _Sized(NamedTuple):
    """A box's width and height for each width of text."""

    key: str
    leads: bool
    sizes: tuple[tuple[float, float], ...]


class _Kind(NamedTuple):
    """Boxes whose text has one width, and for each such width how rough their lines are together."""

    boxes: tuple[_Sized, ...]
    rough: tuple[float, ...]


class _Sizes(NamedTuple):
    """What a sketch's boxes measure in whatever rows they stand."""

    steps: _Kind
    answers: _Kind
    links: _Kind
    stacks: tuple[tuple[str, str], ...]
    """Of each stack, its key and its question's."""
    repeated: float


@lru_cache(256)
def _sizes(made: Sketch, widths: Widths) -> _Sizes:
    kinds: dict[str, list[Spec]] = {"link": [], "answer": [], "stack": [], "": []}
    for spec in made.specs:
        kinds[spec.style if spec.style in kinds else ""].append(spec)
    return _Sizes(
        _kind(made, kinds[""], widths.steps),
        _kind(made, kinds["answer"], widths.answers),
        _kind(made, kinds["link"], (LINK_WRAP,)),
        tuple((spec.key, spec.node) for spec in kinds["stack"]),
        0.5 * sum("@" in spec.key for spec in made.specs),
    )


def _kind(made: Sketch, specs: list[Spec], limits: tuple[float, ...]) -> _Kind:
    parts = [[box(spec, limit) for limit in limits] for spec in specs]
    sized = (
        _Sized(spec.key, bool(made.successors[spec.key]), tuple((part.width, part.height) for part in own))
        for spec, own in zip(specs, parts, strict=True)
    )
    return _Kind(tuple(sized), tuple(sum(own[place].rough for own in parts) for place in range(len(limits))))


class _Group:
    """What boxes of one width of text come to, row by row."""

    __slots__ = ("ends", "leading", "rough", "width")

    def __init__(self, count: int, rough: float) -> None:
        self.width = [0.0] * count
        self.leading = [0.0] * count
        """The height of the tallest box of each row that leads on."""
        self.ends: list[tuple[int, float, float]] = []
        """Row, height and width of those that do not."""
        self.rough = rough


def _groups(kind: _Kind, rows: Mapping[str, int], count: int) -> list[_Group]:
    """The boxes of a kind in their rows, for each width of text."""
    made = [_Group(count, rough) for rough in kind.rough]
    for key, leads, sizes in kind.boxes:
        row = rows[key]
        for group, (width, height) in zip(made, sizes, strict=True):
            group.width[row] += width
            if not leads:
                group.ends.append((row, height, width))
            elif height > group.leading[row]:
                group.leading[row] = height
    return made


def _bounds(whole: Sketch, made: Sketch, rows: Rows, gap: float, widths: Widths) -> Iterator[Bound]:
    count = max(rows.rows.values()) + 1
    arrows = {rows.rows[wire.head] for wire in made.wires if wire.arrow}
    below = [2 * LEAD + (ARROW if row + 1 in arrows else 0.0) for row in range(count)]
    below[-1] = 0.0
    sizes = _sizes(made, widths)
    (fixed,) = _groups(sizes.links, rows.rows, count)
    between = [-gap] * count
    for row in rows.rows.values():
        between[row] += gap
    for item in rows.passes.values():
        between[item.row] += gap
    fixed.width = list(map(add, between, fixed.width))
    by_answer = _groups(sizes.answers, rows.rows, count)
    for wrap, one in zip(widths.steps, _groups(sizes.steps, rows.rows, count), strict=True):
        first = _both(fixed, one)
        for answer_wrap, other in zip(widths.answers, by_answer, strict=True):
            both = _both(first, other)
            for key, question in sizes.stacks:
                size = stack(whole, question, wrap, answer_wrap).size
                both.width[rows.rows[key]] += size.width
                both.ends.append((rows.rows[key], size.height, size.width))
                both.rough += size.rough
            width, height = _measures(both, below, gap)
            yield Bound(width, height, sizes.repeated + 0.25 * both.rough, wrap, answer_wrap)


def _both(one: _Group, other: _Group) -> _Group:
    made = _Group(0, one.rough + other.rough)
    made.width = list(map(add, one.width, other.width))
    made.leading = list(map(max, one.leading, other.leading))
    made.ends = one.ends + other.ends
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
