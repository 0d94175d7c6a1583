"""A PDF page as a reader sees it: glyphs and paths with their places and colours, in points from the top left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

Colour = tuple[int, int, int]


class Spot(NamedTuple):
    """A point; y grows downwards."""

    x: float
    y: float


class Area(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def expanded(self, by: float) -> Area:
        """The same rectangle with each edge moved outwards."""
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Area) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Area) -> bool:
        """Whether the other lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Glyph(NamedTuple):
    """One character, or a ligature of some: what it is, where its ink is, its size and its colour."""

    text: str
    bounds: Area
    size: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Path:
    """One path: its pieces as polygons or polylines, and how it is painted."""

    pieces: tuple[tuple[Spot, ...], ...]
    closed: bool
    fill: Colour | None
    stroke: Colour | None
    weight: float

    @property
    def area(self) -> Area:
        """Its bounds, without the stroke's thickness."""
        spots = [spot for piece in self.pieces for spot in piece]
        xs, ys = [s.x for s in spots], [s.y for s in spots]
        return Area(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class PdfPage:
    """Everything on one page, paths in the order in which they are painted."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    paths: tuple[Path, ...]
    pictures: tuple[Area, ...]
    """Images and drawings that were placed whole."""

    @property
    def text(self) -> str:
        """All characters in the order of the file, without white space."""
        return "".join(glyph.text for glyph in self.glyphs)


def read(pdf: pdfium.PdfDocument) -> list[PdfPage]:
    """Every page of a document."""
    return [read_page(page) for page in pdf]


def read_page(page: pdfium.PdfPage) -> PdfPage:
    """One page."""
    width, height = page.get_size()
    paths: list[Path] = []
    pictures: list[Area] = []
    for item in page.get_objects(max_depth=1):
        if item.type == c.FPDF_PAGEOBJ_PATH:
            paths.append(_path(item.raw, height))
        elif item.type in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM):
            left, bottom, right, top = item.get_bounds()
            pictures.append(Area(left, height - top, right, height - bottom))
    return PdfPage(width, height, tuple(_glyphs(page, height)), tuple(paths), tuple(pictures))


_HYPHEN = "\x02"
"""What PDFium makes of a hyphen at a line's end."""


def _glyphs(page: pdfium.PdfPage, height: float) -> list[Glyph]:
    found: list[Glyph] = []
    for glyph in _characters(page, height):
        if found and found[-1].bounds == glyph.bounds:
            found[-1] = glyph._replace(text=found[-1].text + glyph.text)
        else:
            found.append(glyph)
    return found


def _characters(page: pdfium.PdfPage, height: float) -> Iterator[Glyph]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        char = chr(c.FPDFText_GetUnicode(text.raw, index)).replace(_HYPHEN, "-")
        if char.isspace() or c.FPDFText_IsGenerated(text.raw, index):
            continue
        left, bottom, right, top = text.get_charbox(index)
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
        size = c.FPDFText_GetFontSize(text.raw, index) * abs(matrix.d)
        parts = [ctypes.c_uint() for _ in range(4)]
        c.FPDFText_GetFillColor(text.raw, index, *(ctypes.byref(part) for part in parts))
        colour = (parts[0].value, parts[1].value, parts[2].value)
        yield Glyph(char, Area(left, height - top, right, height - bottom), size, colour)


def _path(raw: Any, height: float) -> Path:
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(raw, ctypes.byref(matrix))
    pieces: list[list[Spot]] = []
    closed = False
    curve: list[Spot] = []
    for index in range(c.FPDFPath_CountSegments(raw)):
        segment = c.FPDFPath_GetPathSegment(raw, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        spot = Spot(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            height - (matrix.b * x.value + matrix.d * y.value + matrix.f),
        )
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            pieces.append([spot])
        elif kind == c.FPDF_SEGMENT_LINETO:
            pieces[-1].append(spot)
        else:
            curve.append(spot)
            if len(curve) == 3:
                pieces[-1] += _bent(pieces[-1][-1], *curve)
                curve = []
        closed = closed or bool(c.FPDFPathSegment_GetClose(segment))
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(raw, ctypes.byref(mode), ctypes.byref(stroked))
    weight = ctypes.c_float()
    c.FPDFPageObj_GetStrokeWidth(raw, ctypes.byref(weight))
    return Path(
        tuple(tuple(piece) for piece in pieces),
        closed,
        _colour(c.FPDFPageObj_GetFillColor, raw) if mode.value != c.FPDF_FILLMODE_NONE else None,
        _colour(c.FPDFPageObj_GetStrokeColor, raw) if stroked.value else None,
        weight.value * abs(matrix.a or matrix.b),
    )


def _bent(a: Spot, b: Spot, d: Spot, e: Spot) -> Iterator[Spot]:
    """A Bézier curve as four short strokes."""
    for step in (0.25, 0.5, 0.75, 1.0):
        rest = 1 - step
        weights = (rest**3, 3 * rest * rest * step, 3 * rest * step * step, step**3)
        yield Spot(
            sum(w * p.x for w, p in zip(weights, (a, b, d, e), strict=True)),
            sum(w * p.y for w, p in zip(weights, (a, b, d, e), strict=True)),
        )


def _colour(get: Any, raw: Any) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    get(raw, *(ctypes.byref(part) for part in parts))
    return parts[0].value, parts[1].value, parts[2].value
