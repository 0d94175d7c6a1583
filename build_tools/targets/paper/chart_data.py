"""A layout → the chart that the typesetter draws: numbers, words, and where each box leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from build_tools.analysis.graph.reading_order import numbering
from build_tools.model.tree import Goto, Run, Tree
from build_tools.targets import paths
from build_tools.targets.layout.draw.geometry import Layout, Line, Placed, Point
from build_tools.targets.layout.draw.shapes import arrowhead, outline, radius, strokes
from build_tools.targets.layout.paginate.sheet import LINK
from build_tools.targets.layout.search.score import LARGEST, Room, text_size
from build_tools.targets.layout.sketch.boxes import FONT_SIZE, LEADING

_EDGE = 8.0
"""How far the gutter's marks reach beyond it, to stand in the middle of what is left of the words."""


class PagePoint(NamedTuple):
    """A point in the chart, in units of the page."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line from box to box: the pen's moves (`M`, `L`, `Q`), and the arrow's corners where it has one."""

    tail: str
    head: str
    way: tuple[tuple[str, tuple[PagePoint, ...]], ...]
    tip: tuple[PagePoint, ...] | None


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A box with its words; lengths are in units of the page.

    `label` names it as the goal of links in the file, `goes` is the label that it leads to; `ref` and `path` are the
    tree that it names, and the place of that on the site.
    """

    key: str
    style: str
    x: float
    y: float
    width: float
    height: float
    outline: tuple[PagePoint, ...] | None
    radius: float
    inset: float
    symbol: str
    number: int | None
    beside: bool
    gutter: float
    edge: float
    size: float
    leading: float
    lines: tuple[str, ...]
    guards: int
    label: str | None
    goes: str | None
    ref: str | None
    path: str | None
    url: str | None = None
    """The whole address of `path`, once the site's is known."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One sheet's chart, scaled to its room; `size` is that of its text, in units."""

    size: float
    width: float
    height: float
    lines: tuple[ChartLine, ...]
    boxes: tuple[ChartBox, ...]


def chart(layout: Layout, room: Room, tree: Tree, number: str, page: int, goals: dict[str, str]) -> Chart:
    """One sheet's chart, scaled to its room; `goals` says which label a link to another sheet leads to."""
    size = min(text_size(layout.width, layout.height, room), LARGEST)
    scale = size / FONT_SIZE
    heads = {line.tail: line.head for line in layout.lines}

    def s(length: float) -> float:
        return round(length * scale, 2)

    def spots(points: Iterable[Point] | None) -> tuple[PagePoint, ...]:
        return tuple(PagePoint(s(p.x), s(p.y)) for p in points or ())

    def line(item: Line) -> ChartLine:
        way = tuple((pen, spots(points)) for pen, points in strokes(item))
        return ChartLine(item.tail, item.head, way, spots(arrowhead(item)) or None)

    def box(placed: Placed) -> ChartBox:
        part = placed.box
        spec = part.spec
        named = spec.answer is None and spec.style != LINK
        goes = None
        if spec.answer is not None:
            goes = label(number, page, heads[spec.key])
        elif spec.style == LINK:
            goes = goals.get(spec.key)
        node = tree.nodes[spec.node]
        return ChartBox(
            key=spec.key,
            style=spec.style,
            x=s(placed.x),
            y=s(placed.y),
            width=s(part.width),
            height=s(part.height),
            outline=spots(outline(placed)) or None,
            radius=s(radius(placed)),
            inset=s(3.0),
            symbol=spec.symbol,
            number=spec.number if named else None,
            beside=len(part.lines) == 1,
            gutter=s(part.gutter),
            edge=s(_EDGE),
            size=round(size, 3),
            leading=s(FONT_SIZE * LEADING),
            lines=tuple(part.lines),
            guards=part.guards,
            label=None if spec.answer is not None else label(number, page, spec.key),
            goes=goes,
            ref=node.ref.tree if named and isinstance(node, Run | Goto) else None,
            path=_path(node) if named and isinstance(node, Run | Goto) else None,
        )

    return Chart(
        size=round(size, 2),
        width=s(layout.width),
        height=s(layout.height),
        lines=tuple(line(item) for item in layout.lines),
        boxes=tuple(box(placed) for placed in sorted(layout.boxes, key=partial(_read, numbering(tree)))),
    )


def _read(steps: Mapping[str, int], placed: Placed) -> tuple[int, int, int]:
    """Where a box comes when the sheet is read step by step: a step, its answers, its links."""
    spec = placed.box.spec
    if spec.answer is not None:
        return steps[spec.node], 2, spec.answer
    if spec.style != LINK:
        return steps[spec.node], 1, 0
    return (steps[spec.source], 3, steps[spec.node]) if spec.source else (steps[spec.node], 0, 0)


def label(number: str, page: int, key: str) -> str:
    """The name of a box as the goal of links: unique in a handbook."""
    return f"{number}/{page}/{key}"


def _path(node: Run | Goto) -> str:
    """Where the card that a box names is on the site."""
    return paths.step(node.ref.tree, node.ref.node)
