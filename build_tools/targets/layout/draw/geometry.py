"""Where things are: points, boxes that have a place, lines, and a whole layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from build_tools.targets.layout.sketch.boxes import Box


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

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.box.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.box.height


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes in upright and level strokes; it opens a gap where another line crosses it."""

    tail: str
    head: str
    points: tuple[Point, ...]
    arrow: bool
    gaps: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole chart; sizes in points at a text size of `boxes.FONT_SIZE`."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    lines: tuple[Line, ...]
    crossings: int
    touches: int
    """Strokes on top of a box or of another stroke that they have nothing to do with."""
