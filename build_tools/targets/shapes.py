"""The outline of each kind of box, so that a copy in black and white reads the same."""

from __future__ import annotations

from build_tools.targets.layout import Line, Placed, Point

CUT = 9.0
"""How far a question's corners are cut, and a way-on's tag is pointed."""


def outline(placed: Placed) -> list[Point] | None:
    """The polygon of a question or of a way on; None for the kinds that are rectangles."""
    x, y, right, bottom = placed.x, placed.y, placed.x + placed.box.width, placed.y + placed.box.height
    middle = (y + bottom) / 2
    match placed.box.style:
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
    match placed.box.style:
        case "resolved" | "escalate":
            return min(placed.box.height / 2, 16.0)
        case "answer":
            return min(placed.box.height / 2, 10.0)
        case _:
            return 0.0


def arrowhead(line: Line) -> list[Point] | None:
    """The triangle at the end of a line that has a tip."""
    if line.tip is None:
        return None
    base, tip = line.points[-1], line.tip
    dx, dy = tip.x - base.x, tip.y - base.y
    return [tip, Point(base.x - dy * 0.42, base.y + dx * 0.42), Point(base.x + dy * 0.42, base.y - dx * 0.42)]
