"""The audit of a page's sheet: what the page says is on it, and every blank is a field that lies on nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from build_tools.audit import file, geometry, legibility, pdf_page
from build_tools.audit.card import CONTRAST, DAMAGED, Audit, language, unread
from build_tools.audit.expected import squeezed
from build_tools.audit.pdf_page import Area, PdfPage
from build_tools.audit.sheet import sheet
from build_tools.model.forest import Forest
from build_tools.model.pages import Page

SMALLEST = 8.0
"""Points; a sheet is read on a desk, not from where a customer stands."""
_SHEET = re.compile(r'^<div class="plan".*?^</div>$(?!\n*^[|<])', re.DOTALL | re.MULTILINE)
_CITED = re.compile(r"\[@[a-z0-9-]+\]")
_BETWEEN = re.compile(r"<[^>]*>|^\|[-|: ]+\|$|\||\*\*|\n", re.MULTILINE)
_BLANK = re.compile(r'class="(?:blank\b[^"]*|tick)"(?![^\n]*?<b>[^<]+</b></span>)|(?<=\|) *(?=\|)')


def audit(data: bytes, page: Page, forest: Forest) -> Audit:
    """Read a sheet's file and measure it."""
    try:
        return _measured(data, page, forest)
    except DAMAGED as error:
        return unread(page.id, f"the file cannot be read, print it again: {type(error).__name__}: {error}")


def _measured(data: bytes, page: Page, forest: Forest) -> Audit:
    with pdfium.PdfDocument(data) as document:
        pages = pdf_page.read(document)
    fields = _fields(data, pages)
    closed = list(file.faults(data, language(forest)))
    sheets = [sheet(each) for each in pages]
    lying = [
        f"page {number}: {fault}"
        for number, (each, own) in enumerate(zip(pages, fields, strict=True), 1)
        for fault in (*geometry.misplaced_text(sheets[number - 1]), *_lying(each, own))
    ]
    smallest = min((glyph.size for each in pages for glyph in each.glyphs), default=0.0)
    contrast = min(legibility.lowest_contrast(each) for each in pages)
    faults = [*closed, *lying, *_said(pages, page), *_blanks([name for own in fields for name, _ in own], page)]
    if round(smallest, 2) < SMALLEST:
        faults.append(f"the smallest text has {smallest:.2f} pt")
    if contrast < CONTRAST:
        faults.append(f"in grey some text has a contrast of only {contrast:.1f}")
    edition = re.search(r"[0-9a-f]{8}", pages[0].text[::-1])
    return Audit(
        name=page.id,
        pages=len(pages),
        smallest=smallest,
        overlaps=len(lying),
        crossings=0,
        links=0,
        unmatched=0,
        codes=None,
        accessible=not closed,
        contrast=contrast,
        edition=edition[0][::-1] if edition else "",
        svg_crossings=None,
        faults=tuple(faults),
    )


def _fields(data: bytes, pages: list[PdfPage]) -> list[list[tuple[str, Area]]]:
    """The fields of each page, and where they are."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            [(file.said(one), _area(one, read.height)) for one in file.widgets(page)]
            for page, read in zip(pdf.pages, pages, strict=True)
        ]


def _area(widget: Any, height: float) -> Area:
    left, bottom, right, top = (float(number) for number in widget.Rect)
    return Area(left, height - top, right, height - bottom)


def _lying(page: PdfPage, fields: list[tuple[str, Area]]) -> Iterator[str]:
    """Fields that lie on words, on each other, or outside."""
    whole = Area(0, 0, page.width, page.height)
    for name, area in fields:
        if not whole.holds(area):
            yield f"the field “{name}” is not on the page"
        if any(area.meets(glyph.bounds) for glyph in page.glyphs):
            yield f"the field “{name}” lies on words"
    for (name, area), (other, there) in combinations(fields, 2):
        if area.meets(there):
            yield f"the fields “{name}” and “{other}” overlap"


def _said(pages: list[PdfPage], page: Page) -> Iterator[str]:
    """What the page itself says on its sheet and the file does not."""
    text = squeezed("".join(each.text for each in pages))
    for found in _SHEET.findall(page.published):
        for words in filter(None, map(squeezed, _BETWEEN.split(_CITED.sub("", found)))):
            if words not in text:
                yield f"“{words}” is missing"


def _blanks(names: list[str], page: Page) -> Iterator[str]:
    """Whether there are as many fields as the page has blanks; those that are made from data are not counted."""
    wanted = sum(len(_BLANK.findall(found)) for found in _SHEET.findall(page.published))
    if len(set(names)) != len(names):
        yield "two blanks have one name, so that both say what is written in one"
    if not names or (wanted and len(names) != wanted):
        yield f"the page has {wanted or 'some'} blanks, the file {len(names)} fields"
