"""How good a layout could be at best, for all widths of text at once: told from sizes and rows, before any place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import add
from typing import NamedTuple, TypeAlias

from build_tools.targets.layout.place.layers import HARDLY, SPACE, Rows, in_rows
from build_tools.targets.layout.route.route import ARROW, LEAD
from build_tools.targets.layout.search.score import Room, smallness, text_size
from build_tools.targets.layout.sketch.boxes import box
from build_tools.targets.layout.sketch.repeated_ends import separated
from build_tools.targets.layout.sketch.sketch import Sketch, Spec
from build_tools.targets.layout.sketch.stacks import WIDER, folded, stack, stackable

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
    """The bounds for every pair of widths; of several that break all text alike, for the first."""
    made, rows = rows_of(sketch, structure)
    return tuple(_bounds(separated(sketch, structure.repeated_ends), made, rows, gap, widths))


class _Sized(NamedTuple):
    """A box's width and height for each width of text."""

    key: str
    leads: bool
    sizes: tuple[tuple[float, float], ...]


class _Wrapped(NamedTuple):
    """A box's text broken at several widths."""

    sizes: tuple[tuple[float, float], ...]
    """The box's width and height for each."""
    rough: tuple[float, ...]
    alike: tuple[int, ...]
    """For each, the place of the first that breaks it as it does."""


@lru_cache(8192)
def _wrapped(spec: Spec, limits: tuple[float, ...]) -> _Wrapped:
    parts = [box(spec, limit) for limit in limits]
    lines = [part.lines for part in parts]
    return _Wrapped(
        tuple((part.width, part.height) for part in parts),
        tuple(part.rough for part in parts),
        tuple(map(lines.index, lines)),
    )


class _Kind(NamedTuple):
    """Boxes whose text has one width, for several such widths."""

    boxes: tuple[_Sized, ...]
    rough: tuple[float, ...]
    """How rough their lines are together."""
    alike: dict[float, tuple[int, float]]
    """For each width, the first one that breaks all text as it does, behind its place."""

    def of(self, widths: tuple[float, ...]) -> Iterable[tuple[int, float]]:
        """The widths behind their places; for those that break all text alike, the first of them all."""
        return dict.fromkeys(map(self.alike.__getitem__, widths))


class _Sizes(NamedTuple):
    """What a sketch's boxes measure in whatever rows they stand."""

    steps: _Kind
    answers: _Kind
    links: _Kind
    stacks: tuple[str, ...]
    """The question of each stack."""
    repeated: float


@lru_cache(256)
def _sizes(whole: Sketch, made: Sketch) -> _Sizes:
    kinds: dict[str, list[Spec]] = {"link": [], "answer": [], "stack": [], "": []}
    for spec in made.specs:
        kinds[spec.style if spec.style in kinds else ""].append(spec)
    stacks = tuple(spec.node for spec in kinds["stack"])
    specs = {spec.key: spec for spec in whole.specs}
    answers = [specs[answer] for question in stacks for answer in stackable(whole)[question]]
    ends = [specs[whole.successors[answer.key][0]] for answer in answers]
    return _Sizes(
        _kind(made, kinds[""], ALL.steps, ends, 2 * WIDER),
        _kind(made, kinds["answer"], ALL.answers, answers, WIDER),
        _kind(made, kinds["link"], (LINK_WRAP,)),
        stacks,
        0.5 * sum("@" in spec.key for spec in made.specs),
    )


def _kind(
    made: Sketch, specs: list[Spec], limits: tuple[float, ...], stacked: Iterable[Spec] = (), wider: float = 0.0
) -> _Kind:
    """Boxes of one kind; others of it are in stacks, where text has so much more."""
    parts = [_wrapped(spec, limits) for spec in specs]
    in_stacks = tuple(limit + wider for limit in limits)
    breaks = [part.alike for part in parts] + [_wrapped(spec, in_stacks).alike for spec in stacked]
    alike = list(zip(*breaks, strict=True)) or [()] * len(limits)
    first = [(place, limits[place]) for place in map(alike.index, alike)]
    sized = (
        _Sized(spec.key, bool(made.successors[spec.key]), part.sizes) for spec, part in zip(specs, parts, strict=True)
    )
    rough = tuple(map(sum, zip(*(part.rough for part in parts), strict=True))) or (0.0,) * len(limits)
    return _Kind(tuple(sized), rough, dict(zip(limits, first, strict=True)))


_End: TypeAlias = tuple[int, float, float]
"""Row, height and width of a box that leads nowhere."""


class _Group:
    """What boxes of one width of text come to, row by row."""

    __slots__ = ("ends", "leading", "rough", "width")

    def __init__(self, count: int, rough: float) -> None:
        self.width = [0.0] * count
        self.leading = [0.0] * count
        """The height of the tallest box of each row that leads on."""
        self.ends: list[_End] = []
        self.rough = rough


def _group(kind: _Kind, place: int, rows: Mapping[str, int], count: int) -> _Group:
    """The boxes of a kind in their rows, for one width of text."""
    made = _Group(count, kind.rough[place])
    across, leading = made.width, made.leading
    for key, leads, sizes in kind.boxes:
        row = rows[key]
        width, height = sizes[place]
        across[row] += width
        if not leads:
            made.ends.append((row, height, width))
        elif height > leading[row]:
            leading[row] = height
    return made


def _bounds(whole: Sketch, made: Sketch, rows: Rows, gap: float, widths: Widths) -> Iterator[Bound]:
    count = max(rows.rows.values()) + 1
    arrows = {rows.rows[wire.head] for wire in made.wires if wire.arrow}
    below = sum(2 * LEAD + (ARROW if row + 1 in arrows else 0.0) for row in range(count - 1))
    sizes = _sizes(whole, made)
    links = _group(sizes.links, 0, rows.rows, count)
    between = [-gap] * count
    for row in rows.rows.values():
        between[row] += gap
    for item in rows.passes.values():
        between[item.row] += gap
    links.width = list(map(add, between, links.width))
    by_answer = [
        (wrap, _group(sizes.answers, place, rows.rows, count)) for place, wrap in sizes.answers.of(widths.answers)
    ]
    for place, wrap in sizes.steps.of(widths.steps):
        steps = _both(links, _group(sizes.steps, place, rows.rows, count))
        for answer_wrap, answers in by_answer:
            stacks = [stack(whole, question, wrap, answer_wrap).size for question in sizes.stacks]
            ends = [(rows.rows[size.spec.key], size.height, size.width) for size in stacks]
            width, height = _measures(steps, answers, ends, gap)
            rough = steps.rough + answers.rough + sum([size.rough for size in stacks])
            yield Bound(width, height + below, sizes.repeated + 0.25 * rough, wrap, answer_wrap)


def _both(one: _Group, other: _Group) -> _Group:
    made = _Group(0, one.rough + other.rough)
    made.width = list(map(add, one.width, other.width))
    made.leading = list(map(max, one.leading, other.leading))
    made.ends = one.ends + other.ends
    return made


def _measures(steps: _Group, answers: _Group, stacks: list[_End], gap: float) -> tuple[float, float]:
    """The width of the widest row, and the height of all, tall boxes that reach into lower rows included."""
    width = list(map(add, steps.width, answers.width))
    heights = list(map(max, steps.leading, answers.leading))
    for row, _, across in stacks:
        width[row] += across
    ends = [*steps.ends, *answers.ends, *stacks]
    if 0.0 in heights:  # rows in which nothing leads on
        for row, height in enumerate(heights):
            if not height:
                heights[row] = min([tall for at, tall, _ in ends if at == row], default=0.0)
    height = bottom = sum(heights)
    last = len(heights) - 1
    for row, tall, across in ends:
        over = tall - heights[row] - HARDLY
        while over > 0.0 and row < last:
            row += 1
            width[row] += across + gap
            over -= SPACE + heights[row]
        if over > 0.0:
            bottom = max(bottom, height + over)
    return max(width), bottom
