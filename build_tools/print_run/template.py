"""The cards of a run as bytes to be written again and again, with gaps where a row has its say.

Layout, fonts, tags and links are objects of a finished file that are the same for every row: they are kept as they will
be written. What differs are two drawings, placed from outside: the words of a row, and the code of a card.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from build_tools.print_run import pdf_objects
from build_tools.print_run.base import Base
from build_tools.targets.paper.forms import add_fields, kids, saved
from build_tools.targets.paper.spots import CODE, OWNER, Spot


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a row has its say: the box, the line's left lower corner and its room, in points as PDF counts."""

    key: str
    x: float
    y: float
    width: float
    largest: float
    least: float
    right: bool
    """Whether the words end at the right edge."""


@dataclass(frozen=True, slots=True)
class CodeDrawing:
    """The drawing of a card's code: its object, and the address that the code has before the terminal."""

    number: int
    address: str


@dataclass(frozen=True, slots=True)
class WordsDrawing:
    """The drawing of a row's words: its object, the page's size, and its slots."""

    number: int
    page: tuple[float, float]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A page that each row gets anew: bytes, and between them numbers of objects that are a row's own."""

    pieces: tuple[bytes | int, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A file with gaps: its objects by number, which is empty for those that each row has of its own."""

    objects: tuple[bytes, ...]
    root: int
    pages: int
    """The object that lists the pages; written last where rows share a file."""
    forms: tuple[Form, ...]
    """The pages, where rows share a file; none where each has its own."""
    words: tuple[WordsDrawing, ...]
    codes: tuple[CodeDrawing, ...]
    sheets: int
    """How many pages a row gets."""


TERMINAL = "&t="
"""How an address goes on before the terminal."""
_PAD, _FOOT = 4.0, 5.0
"""From a box's edge to what is written in it, at its sides and at its foot; in points at the size of A4."""
_WRITTEN, _LEAST = 13.0, 8.0
"""The size of what is written in a box, and the smallest that it may shrink to."""
_BOX = 31.0
"""The height of a box on A4; all lengths grow with it."""


def template(base: Base, *, shared: bool, empty: Sequence[str] = ()) -> Template:
    """The cards with gaps; `shared` makes pages for the press, many rows a file, without tags, links and outline.

    In a file of its own the boxes that stay empty are fields to be filled in.
    """
    with pikepdf.open(io.BytesIO(base.pdf)) as pdf:
        words, codes = _placed(pdf, base, tagged=not shared)
        if shared:
            _bare(pdf)
        elif empty:
            add_fields(pdf, [spot for spot in base.spots if spot.box and spot.key in empty])
        file = saved(pdf)
    return _cut(file, base, words, codes, shared=shared)


_Words = dict[tuple[Slot, ...], pikepdf.Object]
_Codes = dict[str, pikepdf.Object]


def _placed(pdf: pikepdf.Pdf, base: Base, *, tagged: bool) -> tuple[_Words, _Codes]:
    """Put the drawings, empty yet, on the pages; the first page of a card has them among its tags."""
    words: _Words = {}
    codes: _Codes = {}
    by_page: dict[int, list[Spot]] = defaultdict(list)
    for spot in base.spots:
        by_page[spot.page].append(spot)
    addresses = {card.number: card.url for card in base.cards}
    before = pdf.make_stream(b"q")
    for number, page in enumerate(pdf.pages, 1):
        height = float(page.mediabox[3])
        code = next(spot for spot in by_page[number] if spot.key == CODE)
        first = code.card not in codes
        slots = tuple(_slot(spot, height) for spot in by_page[number] if spot.key != CODE)
        if slots not in words:
            words[slots] = pdf.make_stream(b"words", Kept=len(words))
        if first:
            codes[code.card] = pdf.make_stream(b"code", Kept=len(codes))
        page.obj.Resources = _with_drawings(page, words[slots], codes[code.card])
        marks = _tags(pdf, page, addresses[code.card]) if tagged and first else (b"/Artifact BMC", b"/Artifact BMC")
        at = (code.width, code.height, code.x, height - code.y - code.height)
        shown = b"Q %b /RowWords Do EMC %b q 0 g %.5g 0 0 %.5g %.6g %.6g cm /RowCode Do Q EMC" % (*marks, *at)
        page.obj.Contents = Array([before, page.obj.Contents, pdf.make_stream(shown)])
    return words, codes


def _slot(spot: Spot, height: float) -> Slot:
    if spot.key == OWNER:
        unit = spot.height / 12
        x, y = spot.x, height - spot.y - 7.7 * unit
        return Slot(OWNER, x, y, spot.width, 10.5 * unit, 8 * unit, right=spot.x > 180 * unit)
    unit = max(spot.height / _BOX, 1.0) if spot.width > _BOX else 1.0
    foot = height - spot.y - spot.height + _FOOT * unit
    return Slot(spot.key, spot.x + _PAD, foot, spot.width - 2 * _PAD, _WRITTEN * unit, _LEAST * unit, right=False)


def _with_drawings(page: pikepdf.Page, words: pikepdf.Object, code: pikepdf.Object) -> Dictionary:
    found: Any = page.obj.Resources
    resources = Dictionary(found)
    drawings = Dictionary(found.get("/XObject", {}))
    drawings.RowWords, drawings.RowCode = words, code
    resources.XObject = drawings
    return resources


def _tags(pdf: pikepdf.Pdf, page: pikepdf.Page, address: str) -> tuple[bytes, bytes]:
    """Take both drawings in among the tags: the words as a paragraph of the document, the code into its figure."""
    root = pdf.Root.StructTreeRoot
    parents = pikepdf.NumberTree(root.ParentTree)
    key = int(page.obj.StructParents)
    owners: Any = parents[key]
    tags = (one for one in owners if one is not None)
    figure = next((one for one in tags if address in str(one.get("/Alt", ""))), None)
    document = next(one for one in kids(root) if one.get("/S") == Name.Document)
    said = len(owners)
    line = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=said))
    document.K = Array([*kids(document), line])
    owners.append(line)
    words = b"/P<</MCID %d>>BDC" % said
    if figure is None:
        return words, b"/Artifact BMC"
    figure.K = Array([*kids(figure), said + 1])
    if "/Pg" not in figure:
        figure.Pg = page.obj
    owners.append(figure)
    return words, b"/Figure<</MCID %d>>BDC" % (said + 1)


def _bare(pdf: pikepdf.Pdf) -> None:
    for key in ("/StructTreeRoot", "/Outlines", "/MarkInfo", "/Metadata", "/ViewerPreferences"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]


def _cut(file: bytes, base: Base, words: _Words, codes: _Codes, *, shared: bool) -> Template:
    """Take the saved file apart: what every row shares, what each has of its own, and where that is named."""
    found = pdf_objects.objects(file)
    with pikepdf.open(io.BytesIO(file)) as pdf:
        root, pages = pdf.Root.objgen[0], pdf.Root.Pages.objgen[0]
        leaves = [page.obj.objgen[0] for page in pdf.pages]
        held = [page.obj.Resources.XObject for page in pdf.pages]
        drawn = {int(one.RowWords.Kept): one.RowWords.objgen[0] for one in held}
        coded = {int(one.RowCode.Kept): one.RowCode.objgen[0] for one in held}
        size = tuple((float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages)
        of_page = {one.RowWords.objgen[0]: box for one, box in zip(held, size, strict=True)}
    addresses = {card.number: card.url for card in base.cards}
    gaps = {*drawn.values(), *coded.values()}
    own = gaps | ({*leaves, pages} if shared else set())
    return Template(
        objects=tuple(b"" if number in own else found.get(number, b"null") for number in range(1, max(found) + 1)),
        root=root,
        pages=pages,
        forms=tuple(_form(found[leaf], gaps) for leaf in leaves) if shared else (),
        words=tuple(WordsDrawing(drawn[n], of_page[drawn[n]], slots) for n, slots in enumerate(words)),
        codes=tuple(CodeDrawing(coded[n], addresses[card] + TERMINAL) for n, card in enumerate(codes)),
        sheets=len(leaves),
    )


def _form(page: bytes, gaps: set[int]) -> Form:
    """A page cut where it names a row's own objects."""
    named = b"|".join(b"%d" % number for number in sorted(gaps))
    pieces = re.split(rb"(?<=[ \[])(%b)(?= 0 R)" % named, page)
    return Form(tuple(int(piece) if place % 2 else piece for place, piece in enumerate(pieces)))
