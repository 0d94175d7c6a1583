"""DOT → geometry: where every box and line of a chart is. The search keeps the best of many layouts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pygraphviz

from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets.dot import Box, Manner, boxes, dot


class Point(NamedTuple):
    """Points (1/72 inch) from the chart's top left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and its top left corner."""

    box: Box
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes: a start, then Bézier segments of three points each; `tip` ends an arrow."""

    tail: str
    head: str
    points: tuple[Point, ...]
    tip: Point | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole chart; sizes in points at a text size of `dot.FONT_SIZE`."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    lines: tuple[Line, ...]


def place(tree: Tree, forest: Forest, manner: Manner) -> Layout:
    """Lay a tree out in one manner."""
    parts = {box.key: box for box in boxes(tree, forest, manner)}
    graph = pygraphviz.AGraph(string=dot(tree, parts, manner))
    drawn = json.loads(graph.draw(format="json0", prog="dot"))
    left, bottom, right, top = (float(n) for n in drawn["bb"].split(","))
    names = [item["name"] for item in drawn["objects"]]

    def point(text: str) -> Point:
        x, y = text.split(",")
        return Point(round(float(x) - left, 2), round(top - float(y), 2))

    placed = []
    for item in drawn["objects"]:
        box, centre = parts[item["name"]], point(item["pos"])
        placed.append(Placed(box, round(centre.x - box.width / 2, 2), round(centre.y - box.height / 2, 2)))
    lines = tuple(
        Line(names[edge["tail"]], names[edge["head"]], *_spline(edge["pos"], point)) for edge in drawn.get("edges", ())
    )
    return Layout(right - left, top - bottom, tuple(placed), lines)


def _spline(pos: str, point: Callable[[str], Point]) -> tuple[tuple[Point, ...], Point | None]:
    """Read Graphviz's `e,x,y x,y x,y …`."""
    tip = None
    points = []
    for part in pos.split():
        if part.startswith("e,"):
            tip = point(part[2:])
        elif not part.startswith("s,"):
            points.append(point(part))
    return tuple(points), tip


def search(tree: Tree, forest: Forest, room: tuple[float, float]) -> Layout:
    """The layout whose text is largest when the chart is scaled to fit `room` (width, height in points)."""

    def score(layout: Layout) -> tuple[int, float, float]:
        scale = min(room[0] / layout.width, room[1] / layout.height)
        return (trespasses(layout), round(-scale, 2), layout.width * layout.height)

    return min((place(tree, forest, manner) for manner in _manners()), key=score)


def _manners() -> Iterator[Manner]:
    for wrap in (8.0, 9.5, 11.0, 13.0):
        for answer_wrap in (5.0, 7.0):
            for nodesep, ranksep in ((10.0, 13.0), (14.0, 18.0)):
                for splines in ("ortho", "spline"):
                    yield Manner(wrap, answer_wrap, "TB", nodesep, ranksep, splines)


def trespasses(layout: Layout) -> int:
    """How many pairs of a line and a box it has nothing to do with meet."""
    return sum(
        _meets(placed, line)
        for line in layout.lines
        for placed in layout.boxes
        if placed.box.key not in (line.tail, line.head)
    )


def _meets(placed: Placed, line: Line) -> bool:
    left, top = placed.x - 1, placed.y - 1
    right, bottom = left + placed.box.width + 2, top + placed.box.height + 2
    xs, ys = [p.x for p in line.points], [p.y for p in line.points]
    if min(xs) > right or max(xs) < left or min(ys) > bottom or max(ys) < top:
        return False
    return any(left < p.x < right and top < p.y < bottom for p in trace(line))


def trace(line: Line, steps: int = 12) -> Iterator[Point]:
    """Points along a line, `steps` to a Bézier segment."""
    for a, b, c, d in zip(line.points[::3], line.points[1::3], line.points[2::3], line.points[3::3], strict=False):
        for step in range(steps + 1):
            t = step / steps
            u = 1 - t
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            yield Point(
                sum(w * p.x for w, p in zip(weights, (a, b, c, d), strict=True)),
                sum(w * p.y for w, p in zip(weights, (a, b, c, d), strict=True)),
            )
