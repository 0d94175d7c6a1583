"""A list of terminals → rows that can be printed, and what is wrong with the others."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.print_run import letters
from build_tools.print_run.stamp import Row
from build_tools.print_run.tables import BadList, Table
from build_tools.targets.paper.columns import WORDS, Column


class Fault(NamedTuple):
    """Why a row is left out; what stands in it is nobody's business."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Which column of a list is what, and how much room its words have on the cards."""

    columns: tuple[tuple[int, str, Column], ...]
    """Each known column: its place, the name that the list gives it, and what it is."""
    fills: Mapping[int, str]
    """The box that the column at a place fills, by its name; the owner's has none."""
    rooms: Mapping[str, float]
    language: str
    unread: tuple[str, ...]
    """Columns of the list that are not known, or have no box that is empty."""
    empty: tuple[str, ...]
    """Boxes of the cards that no column fills."""
    printed: Mapping[int, str]
    """What an edition prints in the box of the column at a place; a row may say the same, or nothing."""


def plan(
    heads: Sequence[str],
    known: Sequence[Column],
    boxes: Sequence[str],
    rooms: Mapping[str, float],
    language: str,
    printed: Mapping[str, str],
) -> Plan:
    """Find the columns of a list by their heads; `printed` is what an edition prints in boxes that are not open."""
    names = {_folded(spelling): column for column in known for spelling in column.spellings}
    every = (*boxes, *printed)
    names |= {_folded(box): Column(box, (box,), WORDS, "a text") for box in every if _folded(box) not in names}
    found = tuple((place, head, names[_folded(head)]) for place, head in enumerate(heads) if _folded(head) in names)
    for column in known:
        named = [f"`{head}`" for _, head, one in found if one is column]
        if len(named) > 1:
            raise BadList(f"the columns {' and '.join(named)} mean the same; keep one of them")
        if column.required and not named:
            there = ", ".join(f"`{head}`" for head in heads if head) or "nothing"
            asked = f"`{column.key}`" + "".join(f", or `{other}`" for other in column.spellings[1:3])
            raise BadList(f"there is no column {asked}; the first line names the columns, and has {there}")
    fills = {place: box for place, _, column in found if (box := _box(column, boxes)) is not None}
    taken = {place: printed[box] for place, _, column in found if (box := _box(column, tuple(printed)))}
    used = {place for place, _, column in found if place in fills or place in taken or column.use}
    unread = tuple(head for place, head in enumerate(heads) if head and place not in used)
    empty = tuple(box for box in boxes if box not in fills.values())
    return Plan(found, fills, rooms, language, unread, empty, taken)


def _box(column: Column, boxes: Sequence[str]) -> str | None:
    spellings = {_folded(spelling) for spelling in column.spellings}
    own = "" if column.use == "owner" else None
    return next((box for box in boxes if _folded(box) in spellings), own)


def _folded(head: str) -> str:
    return re.sub(r"[\s_-]", "", unicodedata.normalize("NFKC", head)).casefold()


def read(table: Table, plan: Plan) -> Iterator[Row | Fault]:
    """Each row of a list, or why it is left out; of rows with the same terminal the first counts."""
    seen: set[bytes] = set()
    for line, cells in table.rows():
        row = _row(line, cells, plan)
        if isinstance(row, Row):
            mark = hashlib.blake2b(row.terminal.casefold().encode(), digest_size=8).digest()
            if mark in seen:
                row = Fault(line, _terminal(plan), "a row above it has the same")
            seen.add(mark)
        yield row


def _terminal(plan: Plan) -> str:
    return next(head for _, head, column in plan.columns if column.use == "terminal")


def _row(line: int, cells: Sequence[str], plan: Plan) -> Row | Fault:
    terminal, says = "", {}
    for place, head, column in plan.columns:
        text = _clean(cells[place] if place < len(cells) else "", column)
        box = plan.fills.get(place)
        if not text and column.required:
            return Fault(line, head, "is empty")
        if text and (reason := _trouble(text, column, plan, place)):
            return Fault(line, head, reason)
        if column.use == "terminal":
            terminal = text
        if box is not None:
            says[box] = text
    return Row(line, terminal, says)


def _clean(cell: str, column: Column) -> str:
    """A cell without what typing and spreadsheets leave; digits may be as wide as Chinese characters."""
    if cell.isascii():
        return cell.strip()
    return unicodedata.normalize("NFC" if column.pattern is WORDS else "NFKC", cell).strip()


_ROUNDED = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)


def _trouble(text: str, column: Column, plan: Plan, place: int) -> str:
    """What is wrong with a text."""
    if not text.isprintable() and (hidden := next((char for char in text if unicodedata.category(char)[0] == "C"), "")):
        return f"has an invisible character, U+{ord(hidden):04X}"
    if not column.pattern.fullmatch(text):
        if _ROUNDED.fullmatch(text):
            return "a spreadsheet has rounded it; make the column text there, and fill it in again"
        return f"is not {column.wanted}"
    if place in plan.printed and _folded(text) != _folded(plan.printed[place]):
        return f"is not {plan.printed[place]}, which the profile prints on every card"
    if column.use == "language" and text[:2].casefold() != plan.language[:2]:
        return f"these cards are in `{plan.language}`; print other languages from their own guide"
    if reason := column.trouble(text):
        return reason
    box = plan.fills.get(place)
    if box is None:
        return ""
    if not text.isascii() and (lacking := next((char for char in text if not letters.advance(char)), "")):
        return f"the typeface has no U+{ord(lacking):04X}"
    room = plan.rooms.get(box)
    if room is not None and letters.width(text) > room:
        return f"is too long for its place on the cards, which has room for {int(room)} Chinese characters"
    return ""
