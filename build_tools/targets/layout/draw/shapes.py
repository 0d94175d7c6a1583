"""The outline of each kind of box and the strokes of each line, so that a copy in black and white reads the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from build_tools.targets.layout.draw.geometry import Line, Placed, Point

CUT = 9.0
"""How far a question's corners are cut, and a way-on's tag is pointed."""
BEND = 4.0
"""The radius of a line's corners: they tell a line that joins from one that crosses."""
GAP = 3.0
"""Half of the gap that a line leaves for another one that crosses it."""
TIP = 7.0
"""The length of an arrowhead; half its width is `TIP` × 0.45."""

Stroke: TypeAlias = tuple[str, tuple[Point, ...]]
"""A pen's move: `M` to a point, `L` in a straight line, `Q` in a curve with one control point."""


def outline(placed: Placed) -> list[Point] | None:
    """The polygon of a question, a way on or a link between sheets; None for the kinds that are rectangles."""
    x, y, right, bottom = placed.x, placed.y, placed.right, placed.bottom
    middle = (y + bottom) / 2
    match placed.box.spec.style:
        case "ask":
            return [
                Point(x + CUT, y),
                Point(right - CUT, y),
                Point(right, y + CUT),
                Point(right, bottom - CUT),
                Point(right - CUT, bottom),
                Point(x + CUT, bottom),
                Point(x, bottom - CUT),
                Point(x, y + CUT),
            ]
        case "goto":
            return [
                Point(x, y),
                Point(right - CUT * 1.4, y),
                Point(right, middle),
                Point(right - CUT * 1.4, bottom),
                Point(x, bottom),
            ]
        case _:
            return None


def radius(placed: Placed) -> float:
    """How round a rectangle's corners are: ends are round, steps are square."""
    match placed.box.spec.style:
        case "resolved" | "escalate":
            return min(placed.box.height / 2, 16.0)
        case "answer":
            return min(placed.box.height / 2, 10.0)
        case _:
            return 0.0


def arrowhead(line: Line) -> list[Point] | None:
    """The triangle at the end of a line that has an arrow."""
    if not line.arrow:
        return None
    tip = line.points[-1]
    base = _toward(tip, line.points[-2], TIP)
    half = TIP * 0.45
    if tip.y == base.y:
        return [tip, Point(base.x, base.y - half), Point(base.x, base.y + half)]
    return [tip, Point(base.x - half, base.y), Point(base.x + half, base.y)]


def strokes(line: Line) -> Iterator[Stroke]:
    """The pen's way along a line, up to the arrow's base."""
    points = list(line.points)
    if line.arrow:
        points[-1] = _toward(points[-1], points[-2], TIP - 0.5)
    here = points[0]
    yield "M", (here,)
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(BEND, _length(before, corner) / 2, _length(corner, after) / 2)
        turn, out = _toward(corner, before, bend), _toward(corner, after, bend)
        yield from _straight(line, here, turn)
        yield "Q", (corner, out)
        here = out
    yield from _straight(line, here, points[-1])


def _straight(line: Line, a: Point, b: Point) -> Iterator[Stroke]:
    """A straight stroke with its gaps."""
    if a.y == b.y:
        low, high = sorted((a.x, b.x))
        gaps = {gap for gap in line.gaps if gap.y == a.y and low < gap.x < high}
        for gap in sorted(gaps, reverse=a.x > b.x):
            yield "L", (_toward(gap, a, min(GAP, _length(gap, a))),)
            yield "M", (_toward(gap, b, min(GAP, _length(gap, b))),)
    yield "L", (b,)


def _length(a: Point, b: Point) -> float:
    return abs(a.x - b.x) + abs(a.y - b.y)


def _toward(start: Point, end: Point, distance: float) -> Point:
    """The point at `distance` from `start` on the way to `end`; the two lie on one level or upright line."""
    (x, y), (to_x, to_y) = start, end
    share = distance / (_length(start, end) or 1.0)
    return Point(round(x + (to_x - x) * share, 2), round(y + (to_y - y) * share, 2))
