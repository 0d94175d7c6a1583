"""A page of a PDF → what a reader sees: boxes with words, lines with ends and arrows, and the furniture around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from build_tools.audit.expected import squeezed
from build_tools.audit.pdf_page import Area, Glyph, Path, PdfPage, Spot

_SAME = 0.8
"""Two bounds that differ by less are the same."""
_SMALLEST = Area(0, 0, 18, 12)
"""Nothing smaller is a box."""
_BRIDGE = 14.0
"""A gap in a line that is no longer is where another line crosses it."""


@dataclass(frozen=True, slots=True)
class ReadBox:
    """A box: its bounds and outline, its colour, and the glyphs in it in the order of the file."""

    area: Area
    outline: tuple[Spot, ...]
    fill: tuple[int, int, int]
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """What the box says, without white space."""
        return squeezed("".join(glyph.text for glyph in self.glyphs))


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its corners from its start to its tip, and whether it has an arrow."""

    spots: tuple[Spot, ...]
    arrow: bool

    def parts(self) -> Iterator[tuple[Spot, Spot]]:
        """Its straight parts."""
        return pairwise(self.spots)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, read."""

    page: PdfPage
    boxes: tuple[ReadBox, ...]
    lines: tuple[Stroke, ...]
    stray: tuple[Glyph, ...]
    """Glyphs among the boxes that are in none of them."""
    furniture: str
    """The text outside the chart, without white space."""


def sheet(page: PdfPage) -> Sheet:
    """Read one page; what is drawn away from all boxes that hold words, as a logo is, belongs to no chart."""
    frames = [path for path in page.paths if _is_box(path, page.paths)]
    tips = [path for path in page.paths if _is_tip(path)]
    held: dict[int, list[Glyph]] = {number: [] for number in range(len(frames))}
    loose: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.bounds.left + glyph.bounds.right) / 2, (glyph.bounds.top + glyph.bounds.bottom) / 2
        at = [n for n, path in enumerate(frames) if path.area.holds(Area(x, y, x, y))]
        (held[at[-1]] if at else loose).append(glyph)
    chart = _hull([path.area for n, path in enumerate(frames) if held[n]])
    boxes = tuple(
        ReadBox(path.area, path.pieces[0], path.fill or (255, 255, 255), tuple(held[n]))
        for n, path in enumerate(frames)
        if chart and chart.meets(path.area)
    )
    drawn = (path for path in page.paths if _is_line(path) and chart and chart.meets(path.area))
    lines = tuple(_line(path, tips) for path in drawn)
    stray = tuple(glyph for glyph in loose if chart and chart.meets(glyph.bounds))
    furniture = squeezed("".join(glyph.text for glyph in loose if glyph not in stray))
    return Sheet(page, boxes, lines, stray, furniture)


def _is_box(path: Path, paths: tuple[Path, ...]) -> bool:
    area = path.area
    if path.fill is None or len(path.pieces) != 1:
        return False
    if area.right - area.left < _SMALLEST.right or area.bottom - area.top < _SMALLEST.bottom:
        return False
    return path.stroke is not None or any(
        other.fill is None and other.stroke is not None and _same(other.area, area) for other in paths
    )


def _is_line(path: Path) -> bool:
    if path.fill is not None or path.stroke is None:
        return False
    first, last = path.pieces[0][0], path.pieces[-1][-1]
    return abs(first.x - last.x) + abs(first.y - last.y) > 3 and len(path.pieces[0]) > 1


def _is_tip(path: Path) -> bool:
    return path.fill is not None and path.stroke is None and len({*path.pieces[0]}) == 3


def _line(path: Path, tips: list[Path]) -> Stroke:
    """One way, over the gaps where others cross it, to the point of its arrow."""
    spots = [spot for piece in path.pieces for spot in piece]
    for before, after in pairwise(path.pieces):
        a, b = before[-1], after[0]
        if abs(a.x - b.x) + abs(a.y - b.y) > _BRIDGE:
            raise ValueError(f"a line breaks off at {a} and goes on at {b}")
    end = spots[-1]
    for tip in tips:
        if tip.area.expanded(0.6).holds(Area(end.x, end.y, end.x, end.y)):
            point = max(tip.pieces[0], key=lambda spot: (spot.x - spots[-2].x) ** 2 + (spot.y - spots[-2].y) ** 2)
            return Stroke((*spots[:-1], Spot(*_on(spots[-2], end, point))), True)
    return Stroke(tuple(spots), False)


def _on(before: Spot, end: Spot, tip: Spot) -> Spot:
    """The tip, in line with the stroke that leads to it."""
    return Spot(end.x, tip.y) if abs(before.x - end.x) < abs(before.y - end.y) else Spot(tip.x, end.y)


def _same(a: Area, b: Area) -> bool:
    return all(abs(p - q) < _SAME for p, q in zip(a, b, strict=True))


def _hull(areas: list[Area]) -> Area | None:
    if not areas:
        return None
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Area(min(lefts), min(tops), max(rights), max(bottoms))
