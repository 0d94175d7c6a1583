"""A sheet to be filled in, as a page has it → lines, boxes and tables to be set; each blank has a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_CITED = re.compile(r"\[@[a-z0-9-]+\]")
_SHEETS = frozenset(("plan", "sheet"))
"""The classes of what is a sheet: a part of a page, or a table."""
_LINES = {"plan-title": "title", "plan-stop": "alarm", "plan-say": "say"}
"""What a paragraph is, by its class."""
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr", "col"))
_EMPTY = 5.5
"""How wide a column to be written in is, beside those with so many characters to the power of …"""
_SHRINK = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: words, or a blank; `field` names a blank or a box to tick."""

    text: str = ""
    bold: bool = False
    field: str = ""
    tick: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its name in it, and what an edition has there already."""

    name: str
    known: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, or the name of what is to be written in it."""

    pieces: tuple[Piece, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; one that is a heading goes over all columns."""

    cells: tuple[Cell, ...]
    heading: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet: its kind says which of the others it has."""

    kind: str
    lines: tuple[tuple[Piece, ...], ...] = ()
    boxes: tuple[Box, ...] = ()
    heads: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())

    @property
    def words(self) -> str:
        """All that it says, on one line."""
        said = "".join(child if isinstance(child, str) else child.words for child in self.children)
        return " ".join(said.split())

    def elements(self) -> Iterator[_Element]:
        return (child for child in self.children if isinstance(child, _Element))

    def all(self, tag: str) -> Iterator[_Element]:
        """Those inside it that are called so, in order."""
        for child in self.elements():
            if child.tag == tag:
                yield child
            yield from child.all(tag)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = _Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in (element.tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # few pages are a sheet, and it takes a while to import

    return MarkdownIt("commonmark").enable("table")


def parts(body: str) -> tuple[Part, ...]:
    """The parts of all sheets of a page, in order; its body has all in it that is made from data."""
    reader = _Reader()
    reader.feed(_markdown().render(_CITED.sub("", body)))
    reader.close()
    names = _Names()
    return tuple(part for sheet in _sheets(reader.root) for part in _parts(sheet, names))


def title(found: tuple[Part, ...]) -> str:
    """The words of the first title; empty where there is none."""
    said = (piece.text.strip() for part in found if part.kind == "title" for piece in part.lines[0])
    return next(filter(None, said), "")


def _sheets(element: _Element) -> Iterator[_Element]:
    for child in element.elements():
        if child.classes & _SHEETS:
            yield child
        else:
            yield from _sheets(child)


class _Names:
    """Names of blanks; one that was given already gets a number behind it."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, words: str) -> str:
        """A name for a blank that these words are about."""
        said = words.strip(" ，、：；,:;·") or "…"
        count = self._given[said] = self._given.get(said, 0) + 1
        return said if count == 1 else self.of(f"{said} {count}")


def _parts(sheet: _Element, names: _Names) -> Iterator[Part]:
    if sheet.tag == "table":
        yield from _table(sheet, names)
        return
    for element in sheet.elements():
        if element.tag == "table":
            yield from _table(element, names)
        elif "plan-grid" in element.classes:
            yield Part("boxes", boxes=tuple(_box(blank, names) for blank in element.elements()))
        elif "plan-ticks" in element.classes:
            yield Part("ticks", lines=tuple(_line(tick, names) for tick in element.elements()))
        else:
            kind = next((_LINES[name] for name in element.classes & _LINES.keys()), "text")
            yield Part(kind, lines=(_line(element, names),))


def _box(blank: _Element, names: _Names) -> Box:
    known = " ".join(filter(None, (each.words for each in blank.all("b"))))
    said = blank.words.removesuffix(known).strip()
    return Box(said if known else names.of(said), known)


def _line(element: _Element, names: _Names) -> tuple[Piece, ...]:
    found = list(_pieces(element, bold=False))
    if "tick" in element.classes:
        found.insert(0, Piece(tick=True))
    named: list[Piece] = []
    before = ""
    for place, piece in enumerate(found):
        if piece.tick:
            named.append(Piece(tick=True, field=names.of(_clause(found[place + 1 :]))))
        elif piece.field:
            label = piece.field.strip()
            named += [Piece(label)] if label else []
            named.append(Piece(field=names.of(label or before), wide=piece.wide))
            before = f"{before.rstrip()}…" if before else ""
        else:
            named.append(piece)
            before += piece.text.strip()
    return tuple(named)


def _clause(pieces: list[Piece]) -> str:
    """What a box to tick is about: the words behind it, up to the first comma."""
    return "".join("…" if piece.field else piece.text.strip() for piece in pieces).partition("，")[0].strip()


def _pieces(element: _Element, *, bold: bool) -> Iterator[Piece]:
    """The stretches of a line; a blank has its label for a name, or a space, until it gets one."""
    for child in element.children:
        if isinstance(child, str):
            said = " ".join(child.split())
            if said:
                yield Piece(f"{said} " if child[-1:].isspace() and child.strip() else said, bold)
        elif child.tag == "br":
            yield Piece("\n")
        elif "blank" in child.classes:
            yield Piece(field=child.words or " ", wide="wide" in child.classes)
        else:
            yield from _pieces(child, bold=bold or child.tag in ("b", "strong", "th"))


def _table(table: _Element, names: _Names) -> Iterator[Part]:
    caption = next(table.all("caption"), None)
    if caption:
        yield Part("title", lines=((Piece(caption.words),),))
    head = next(table.all("thead"), _Element("thead"))
    heads = [cell for row in head.all("tr") for cell in row.elements()]
    longest = max((len(list(row.elements())) for row in table.all("tr")), default=0)
    titles = [cell.words for cell in heads] + [""] * (longest - len(heads))
    bodies = list(table.all("tbody"))
    rows = tuple(_row(row, titles, place, names) for body in bodies for place, row in enumerate(body.all("tr"), 1))
    shown = tuple(_head(cell, titles, names) for cell in heads)
    yield Part("table", heads=shown, rows=rows, widths=_widths(rows, len(titles)))


def _head(cell: _Element, titles: list[str], names: _Names) -> Cell:
    blank = any("data-cell" in inner.attributes for inner in cell.elements())
    return Cell((Piece(cell.words, bold=True),), names.of(f"{titles[0]}·{cell.words}") if blank else "")


def _row(row: _Element, titles: list[str], place: int, names: _Names) -> Row:
    cells = list(row.elements())
    about = cells[0].words if cells and cells[0].words else ""
    found = [
        Cell((), names.of(f"{about}·{title}" if about else f"{title}·{place}"))
        if not cell.words
        else Cell(tuple(_pieces(cell, bold=False)))
        for cell, title in zip(cells, titles, strict=False)
    ]
    return Row(tuple(found), heading=len(cells) == 1 < len(titles), strong="total" in row.classes)


def _widths(rows: tuple[Row, ...], count: int) -> tuple[float, ...]:
    """How wide each column is beside the others: by its longest words."""
    wide = [_EMPTY] * count
    for row in rows:
        for place, cell in enumerate(row.cells if not row.heading else ()):
            said = sum(len(piece.text) for piece in cell.pieces)
            wide[place] = max(wide[place], said**_SHRINK)
    return tuple(wide)
