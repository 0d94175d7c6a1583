"""One finished card, held against the model and against the eye."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import ParseError

import pikepdf
import pypdfium2 as pdfium

from build_tools.audit import file, geometry, legibility, pdf_page, svg
from build_tools.audit.expected import card_number, expected_graph, squeezed
from build_tools.audit.graph import Reading
from build_tools.audit.sheet import Sheet, sheet
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree

CONTRAST = 7.0
_LANGUAGES = {"zh": "zh-CN"}
"""What a file calls a language of ours."""
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]+)?(?<!\.html)")
"""Where a site may be: an address without a query, and no page."""
_CLAUSE = re.compile(r"[，,](?=\D)")
"""A line may end after a comma, and leave it out."""
_STEP = re.compile(r"\d+")
_TERMINAL = re.compile(r"&t=[0-9A-Za-z-]+$")
"""What a code says besides where it was stamped for one terminal."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was measured on one card, and what is wrong with it."""

    name: str
    pages: int
    smallest: float
    overlaps: int
    """Boxes, lines and texts that lie on each other, or where they should not."""
    crossings: int
    links: int
    unmatched: int
    """Links without their other side."""
    codes: int | None
    """Pages whose QR code can be read, and leads to the right place; None where there need be none."""
    accessible: bool
    """Whether the file keeps what PDF/UA-1 asks for, fonts and outline included."""
    contrast: float
    edition: str
    svg_crossings: int | None
    """In the chart on screen; None where that was not looked at."""
    faults: tuple[str, ...]


def language(forest: Forest) -> str:
    """What a file calls the language of a forest."""
    return _LANGUAGES.get(forest.locale.language, forest.locale.language)


def unread(name: str, reason: str) -> Audit:
    """The verdict on a card of which nothing could be measured."""
    return Audit(name, 0, 0.0, 0, 0, 0, 0, 0, False, 0.0, "", None, (reason,))


DAMAGED = (pdfium.PdfiumError, pikepdf.PdfError, ParseError, ValueError, TypeError, AttributeError, LookupError)
"""What the readers of PDF and SVG raise over a file that was cut short or has other bytes in it."""


def audit(data: bytes, chart: bytes | None, tree: Tree, forest: Forest) -> Audit:
    """Read a card's file, and its chart's, and measure them; nothing is taken from the code that made them."""
    try:
        return _measured(data, chart, tree, forest)
    except DAMAGED as error:
        return unread(
            f"{card_number(tree.id, forest)} {tree.id}",
            f"the file cannot be read, print it again: {type(error).__name__}: {error}",
        )


def _measured(data: bytes, chart: bytes | None, tree: Tree, forest: Forest) -> Audit:
    document = pdfium.PdfDocument(data)
    try:
        sheets = [sheet(page) for page in pdf_page.read(document)]
        codes = [legibility.scanned(page) for page in document]
    finally:
        document.close()
    reading = Reading(sheets, expected_graph(tree, forest), forest.locale)
    smallest = min(geometry.smallest(page) for page in sheets)
    contrast = min(legibility.lowest_contrast(page.page) for page in sheets)
    edition = _edition(sheets[0].furniture, forest)
    lying = [f"page {number}: {fault}" for number, page in enumerate(sheets, 1) for fault in geometry.faults(page)]
    unread = [
        f"page {number}: {fault}" for number, found in enumerate(codes, 1) for fault in _code(found, tree, edition)
    ]
    closed = list(file.faults(data, language(forest)))
    faults = [*reading.faults, *reading.unmatched, *closed, *_order(data, len(sheets)), *lying, *unread]
    if not any(_TERMINAL.search(code) for found in codes for code in found):
        faults += _closed_boxes(data, forest)
    for number, page in enumerate(sheets, 1):
        faults += [f"page {number}: {fault}" for fault in _furniture(page, number, len(sheets), tree, forest, edition)]
    svg_crossings = None
    if chart is not None:
        svg_crossings, found = svg.audit(chart, tree, expected_graph(tree, forest))
        faults += [f"chart: {fault}" for fault in found]
    if round(smallest, 2) < geometry.FLOOR:
        faults.append(f"the smallest text in a box has {smallest:.2f} pt")
    if contrast < CONTRAST:
        faults.append(f"in grey some text has a contrast of only {contrast:.1f}")
    return Audit(
        f"{card_number(tree.id, forest)} {tree.id}",
        len(sheets),
        smallest,
        len(lying),
        sum(geometry.crossings(page) for page in sheets),
        reading.links,
        len(reading.unmatched),
        len(sheets) - len(unread),
        not closed,
        contrast,
        edition,
        svg_crossings,
        tuple(faults),
    )


def said_on_every_page(tree: Tree, forest: Forest) -> list[str]:
    """What stands beside the chart on each page, without the page's number and the edition."""
    site, category = forest.site, forest.categories[tree.category].title
    printed = [card_number(tree.id, forest), tree.title.value, category, tree.reviewed.isoformat()]
    return [*printed, site.warning, *site.boxes]


def _furniture(page: Sheet, number: int, pages: int, tree: Tree, forest: Forest, edition: str) -> Iterator[str]:
    """What every page says beside its chart, and the last one at its end."""
    text = page.furniture
    say = forest.locale.text
    paged = say("card.page", page=number) + say("card.pages", pages=pages)
    wanted = [*said_on_every_page(tree, forest), say("card.edition", edition=edition), paged]
    for words in wanted:
        if any(squeezed(part) not in text for part in _CLAUSE.split(words)):
            yield f"“{words}” is missing"
    if ("END" in text) != (number == pages):
        yield "the mark of the end is missing" if number == pages else "the end is marked before the end"


def _edition(text: str, forest: Forest) -> str:
    """The edition that a page names."""
    before, after = squeezed(forest.locale.text("card.edition", edition="0")).split("0")
    match = re.search(rf"{re.escape(before)}([0-9a-f]{{8}}){re.escape(after)}", text)
    return match[1] if match else ""


def _code(codes: list[str], tree: Tree, edition: str) -> Iterator[str]:
    """The QR code, which must lead to this tree's page and name this edition."""
    if len(codes) != 1:
        yield f"{len(codes)} QR codes can be read from a grey scan at {legibility.SCAN} dpi"
    elif not _ADDRESS.fullmatch(_TERMINAL.sub("", codes[0]).removesuffix(f"/trees/{tree.id}.html?e={edition}")):
        yield f"the QR code leads to {codes[0]}"


def _closed_boxes(data: bytes, forest: Forest) -> Iterator[str]:
    """The boxes that are empty and cannot be filled in on a screen."""
    open_ = [box for box in forest.site.boxes if box not in forest.site.known]
    for number, found in enumerate(file.boxes(data), 1):
        yield from (f"page {number}: the box “{box}” is no field" for box in open_ if box not in found)


def _order(data: bytes, pages: int) -> Iterator[str]:
    """Whether the headings are read step by step, sheet by sheet."""
    found = file.headings(data)
    if not found or found[0][0] != 1:
        yield "the title is not the first heading"
    steps = [int(match[0]) for _, words in found if (match := _STEP.match(words))]
    if sum(a > b for a, b in pairwise(steps)) >= pages:
        yield "the steps are not read in their order"
