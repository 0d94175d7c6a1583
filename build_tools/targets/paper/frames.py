"""Sheets of paper: their size, their margins, and the room that a card's furniture leaves for its chart; in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from build_tools.targets.layout.search.score import Room

MM = 72 / 25.4
SIZES = {
    "a3": (297 * MM, 420 * MM),
    "a4": (210 * MM, 297 * MM),
    "a5": (148 * MM, 210 * MM),
    "letter": (8.5 * 72, 11 * 72),
}
_SPARE = 0.5 * MM
"""Margins are so much wider than is asked for, so that no stroke's edge is over them."""
BINDING, MARGIN = 15 * MM + _SPARE, 10 * MM + _SPARE
"""The left margin, and the others."""
_OUTLINE = 2.4
"""The thickest outline of a box; half of it lies outside the box."""

HEADER, BAR, FIELDS, FOOTER, GAP = 70.0, 25.0, 31.0, 11.0, 6.0
"""The heights of what stands above and below an upright chart, and the space between."""
SIDE, GUTTER = 150.0, 13.0
"""The width of the column beside a chart on its side, and the space between."""
OWN, APART = 4, 7.0
"""How many boxes there are to write in, and the space between those that stand side by side."""
SIDE_FIELD, SIDE_APART, CORNER = 34.0, 4.0, 92.0
"""Beside a chart they stand on top of each other, over the corner with the code: height, space, its height."""


class FormField(NamedTuple):
    """A rectangle by its left upper corner, from that of what is inside the margins; in units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Measures:
    """A sheet's measures as the templates want them; those of the sheet itself in points, all others in units."""

    landscape: bool
    width: float
    height: float
    unit: float
    inner: Room
    room: Room
    fields: tuple[FormField, ...]
    left: float
    margin: float
    header: float
    bar: float
    top: float
    """How far below the margin the text of a page of steps begins."""
    bottom: float
    footer: float
    gap: float
    side: float
    gutter: float


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to hold a sheet; `unit` is the factor from the lengths above to those on this paper."""

    name: str
    landscape: bool
    width: float
    height: float
    unit: float

    @property
    def inner(self) -> Room:
        """What is inside the margins, in units."""
        return Room((self.width - BINDING - MARGIN) / self.unit, (self.height - 2 * MARGIN) / self.unit)

    @property
    def fields(self) -> tuple[FormField, ...]:
        """The boxes to write in."""
        width, height = self.inner
        if self.landscape:
            step = SIDE_FIELD + SIDE_APART
            top = height - CORNER - OWN * step + SIDE_APART
            return tuple(FormField(0.0, top + place * step, SIDE, SIDE_FIELD) for place in range(OWN))
        wide = (width - (OWN - 1) * APART) / OWN
        return tuple(
            FormField(place * (wide + APART), height - FOOTER - GAP - FIELDS, wide, FIELDS) for place in range(OWN)
        )

    @property
    def own(self) -> list[FormField]:
        """The same boxes as PDF counts: in points, by the left lower corner, from that of the page."""
        tall, unit = self.height - MARGIN, self.unit
        return [
            FormField(
                *(round(n, 2) for n in (BINDING + x * unit, tall - (y + height) * unit, width * unit, height * unit))
            )
            for x, y, width, height in self.fields
        ]

    @property
    def room(self) -> Room:
        """What is left for the chart, in units."""
        over = max(_OUTLINE / 2 - _SPARE / self.unit, 0.0)
        width, height = (length - 2 * over for length in self.inner)
        if self.landscape:
            return Room(width - SIDE - GUTTER, height)
        return Room(width, height - HEADER - BAR - FIELDS - FOOTER - 4 * GAP)

    @property
    def measures(self) -> Measures:
        """All of this for the templates."""
        return Measures(
            landscape=self.landscape,
            width=self.width,
            height=self.height,
            unit=self.unit,
            inner=self.inner,
            room=self.room,
            fields=self.fields,
            left=BINDING,
            margin=MARGIN,
            header=HEADER,
            bar=BAR,
            top=HEADER + BAR + 3 * GAP,
            bottom=FIELDS + FOOTER + 2 * GAP,
            footer=FOOTER,
            gap=GAP,
            side=SIDE,
            gutter=GUTTER,
        )


def frames(paper: str) -> tuple[Frame, Frame]:
    """The sheet upright and on its side.

    A3 and A5 are A4 made larger or smaller, for walls and drawers; so every one of them is cut at the same places.
    """
    return _frame(paper, False), _frame(paper, True)


def _frame(paper: str, landscape: bool) -> Frame:
    width, height = _turned(SIZES[paper], landscape)
    if paper not in ("a3", "a5"):
        return Frame(paper, landscape, width, height, 1.0)
    like = Frame("a4", landscape, *_turned(SIZES["a4"], landscape), 1.0).inner
    unit = min((width - BINDING - MARGIN) / like.width, (height - 2 * MARGIN) / like.height)
    return Frame(paper, landscape, width, height, unit)


def _turned(size: tuple[float, float], landscape: bool) -> tuple[float, float]:
    return (size[1], size[0]) if landscape else size
