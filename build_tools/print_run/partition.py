"""A part of a run, which knows nothing of the others: rows in, files out, and at last a list of what was written."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from build_tools.print_run import files
from build_tools.print_run.stamp import Row
from build_tools.print_run.store import Store
from build_tools.print_run.template import Template

HEADS = ("line", "terminal", "file", "first_page", "pages", "editions", "sha256")
"""What the manifest says of each row."""
PARTS = "parts"
"""The folder of the lists of finished parts, while a run is under way."""
_AT_ONCE = 64
"""So many files are written at a time."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run, as it travels to whoever does it."""

    number: int
    rows: tuple[Row, ...]
    template: Template
    editions: str
    place: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a part came to."""

    number: int
    rows: int


def listed(number: int) -> str:
    """The file that says that a part is finished."""
    return f"{PARTS}/{number:06}.csv"


def do(part: Part) -> Done:
    """Write a part's files; done twice, it is the same bytes."""
    store = Store(part.place)
    lines = _joined(part, store) if part.template.forms else _own(part, store)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    store.put({listed(part.number): out.getvalue().encode()})
    return Done(part.number, len(part.rows))


_Line = tuple[int, str, str, int, int, str, str]


def _joined(part: Part, store: Store) -> list[_Line]:
    name, sheets = f"cards-{part.number:06}.pdf", part.template.sheets
    made = files.joined(part.rows, part.template)
    store.put({name: made.data})
    return [
        (row.line, row.terminal, name, place * sheets + 1, sheets, part.editions, made.sha256)
        for place, row in enumerate(part.rows)
    ]


def _own(part: Part, store: Store) -> list[_Line]:
    lines: list[_Line] = []
    made: dict[str, bytes] = {}
    for row in part.rows:
        name = f"{part.number:06}/{row.terminal}.pdf"
        file = files.own(row, part.template)
        made[name] = file.data
        lines.append((row.line, row.terminal, name, 1, part.template.sheets, part.editions, file.sha256))
        if len(made) == _AT_ONCE:
            store.put(made)
            made = {}
    store.put(made)
    return lines
