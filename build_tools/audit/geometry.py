"""What is wrong with a sheet to the eye: each fault in one clause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from build_tools.audit.pdf_page import Area, Glyph, Spot
from build_tools.audit.sheet import ReadBox, Sheet, Stroke

MM = 72 / 25.4
FLOOR = 12.0
_TOUCH = 1.6
"""A line that ends this near a box ends at it."""


def smallest(sheet: Sheet) -> float:
    """The size of the smallest text in a box."""
    return min((glyph.size for box in sheet.boxes for glyph in box.glyphs), default=0.0)


def faults(sheet: Sheet) -> Iterator[str]:
    """Everything that lies where it should not."""
    yield from _outside(sheet)
    yield from _over_lines(sheet)
    yield from _over_text(sheet)
    yield from _over_boxes(sheet)
    yield from _in_margins(sheet)


def misplaced_text(sheet: Sheet) -> Iterator[str]:
    """What is wrong with a page that is no chart: text over text, or in the margins."""
    yield from _over_text(sheet)
    yield from _in_margins(sheet)


def crossings(sheet: Sheet) -> int:
    """How often two lines cross that share neither end."""
    ends = [(at(sheet, line.spots[0]), at(sheet, line.spots[-1])) for line in sheet.lines]
    crossed = set()
    for (m, a), (n, b) in combinations(enumerate(sheet.lines), 2):
        if ends[m][0] != ends[n][0] and ends[m][1] != ends[n][1]:
            crossed |= {(round(spot.x), round(spot.y)) for spot in _meet(a, b)}
    return len(crossed)


def at(sheet: Sheet, spot: Spot) -> int | None:
    """Which box a line's end touches."""
    here = Area(spot.x, spot.y, spot.x, spot.y)
    found = [n for n, box in enumerate(sheet.boxes) if box.area.expanded(_TOUCH).holds(here)]
    return found[0] if len(found) == 1 else None


def _outside(sheet: Sheet) -> Iterator[str]:
    for box in sheet.boxes:
        for glyph in box.glyphs:
            if not all(_inside(corner, box) for corner in _corners(glyph.bounds)):
                yield f"“{glyph.text}” of “{box.text}” sticks out of its box"
    for glyph in sheet.stray:
        yield f"“{glyph.text}” stands among the boxes, in none of them"


def _over_lines(sheet: Sheet) -> Iterator[str]:
    for box in sheet.boxes:
        for line in sheet.lines:
            if any(_hits(a, b, glyph.bounds) for a, b in line.parts() for glyph in box.glyphs):
                yield f"a line runs through the text “{box.text}”"


def _over_text(sheet: Sheet) -> Iterator[str]:
    glyphs = sorted(sheet.page.glyphs, key=lambda glyph: glyph.bounds.left)
    for place, glyph in enumerate(glyphs):
        for other in glyphs[place + 1 :]:
            if other.bounds.left >= glyph.bounds.right:
                break
            if _shared(glyph, other) > 0.25:
                yield f"“{glyph.text}” lies over “{other.text}”"


def _shared(a: Glyph, b: Glyph) -> float:
    """How much of the smaller glyph's ink box the other's covers."""
    width = min(a.bounds.right, b.bounds.right) - max(a.bounds.left, b.bounds.left)
    height = min(a.bounds.bottom, b.bounds.bottom) - max(a.bounds.top, b.bounds.top)
    areas = [(g.bounds.right - g.bounds.left) * (g.bounds.bottom - g.bounds.top) for g in (a, b)]
    return max(width, 0.0) * max(height, 0.0) / max(min(areas), 0.01)


def _over_boxes(sheet: Sheet) -> Iterator[str]:
    for a, b in combinations(sheet.boxes, 2):
        if a.area.meets(b.area):
            yield f"the boxes “{a.text}” and “{b.text}” overlap"
    for line in sheet.lines:
        for number, box in enumerate(sheet.boxes):
            inner = box.area.expanded(-_TOUCH)
            if number not in (at(sheet, line.spots[0]), at(sheet, line.spots[-1])) and any(
                _hits(a, b, box.area.expanded(0.5)) for a, b in line.parts()
            ):
                yield f"a line runs over the box “{box.text}”"
            elif any(_hits(a, b, inner) for a, b in line.parts()):
                yield f"a line runs into the box “{box.text}”"


def _in_margins(sheet: Sheet) -> Iterator[str]:
    """Nothing nearer than 15 mm to the left edge, or than 10 mm to the others."""
    page = sheet.page
    room = Area(15 * MM, 10 * MM, page.width - 10 * MM, page.height - 10 * MM).expanded(0.05)
    for path in page.paths:
        if not room.holds(path.area.expanded(path.weight / 2 if path.stroke else 0.0)):
            yield f"something is drawn in the margin at {_told(path.area)}"
    for glyph in page.glyphs:
        if not room.holds(glyph.bounds):
            yield f"“{glyph.text}” stands in the margin"
    for picture in page.pictures:
        if not room.holds(picture):
            yield f"a picture reaches into the margin at {_told(picture)}"


def _told(area: Area) -> str:
    return f"{area.left:.0f}, {area.top:.0f}"


def _corners(area: Area) -> Iterator[Spot]:
    return (Spot(x, y) for x in (area.left, area.right) for y in (area.top, area.bottom))


def _inside(spot: Spot, box: ReadBox) -> bool:
    """Whether a point is inside a box's outline, by the number of edges to its right."""
    odd = False
    points = box.outline
    for a, b in zip(points, (*points[1:], points[0]), strict=True):
        if (a.y > spot.y) != (b.y > spot.y) and spot.x < (b.x - a.x) * (spot.y - a.y) / (b.y - a.y) + a.x:
            odd = not odd
    return odd


def _hits(a: Spot, b: Spot, area: Area) -> bool:
    """Whether a straight part meets a rectangle; parts that lean are taken by their bounds, which are tiny."""
    return area.meets(Area(min(a.x, b.x) - 0.01, min(a.y, b.y) - 0.01, max(a.x, b.x) + 0.01, max(a.y, b.y) + 0.01))


def _meet(a: Stroke, b: Stroke) -> Iterator[Spot]:
    for p, q in a.parts():
        for r, s in b.parts():
            level, upright = ((p, q), (r, s)) if abs(p.y - q.y) < 0.05 else ((r, s), (p, q))
            if abs(level[0].y - level[1].y) < 0.05 and abs(upright[0].x - upright[1].x) < 0.05:
                x, y = upright[0].x, level[0].y
                if min(level[0].x, level[1].x) < x < max(level[0].x, level[1].x) and (
                    min(upright[0].y, upright[1].y) < y < max(upright[0].y, upright[1].y)
                ):
                    yield Spot(x, y)
