"""Tables of a page: each cell is told its column's name, so that a narrow screen can show a row as a card."""

from __future__ import annotations

import re

from build_tools.targets import inline

_ROW = re.compile(r"^\|(?P<cells>.*)\|[ \t]*$")
_RULE = re.compile(r"^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")
_CELL = re.compile(r"(?<!\\)\|")
_MARKUP = re.compile(r"\[@[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")


def labelled(text: str) -> str:
    """The text with the name of its column at every cell but a row's first; rows without words stay as they are."""
    lines = text.split("\n")
    head: list[str] = []
    for number, line in enumerate(lines):
        row = _ROW.match(line)
        if not row:
            head = []
        elif number + 1 < len(lines) and _RULE.match(lines[number + 1]):
            head = [_name(cell) for cell in _CELL.split(row["cells"])]
        elif head and not _RULE.match(line):
            lines[number] = _labelled(_CELL.split(row["cells"]), head)
    return "\n".join(lines)


def _labelled(cells: list[str], head: list[str]) -> str:
    if not any(cell.strip() for cell in cells):
        return f"|{'|'.join(cells)}|"
    names = ["", *head[1:], *[""] * len(cells)]
    told = (
        f' {cell.strip()} {{: data-label="{name}" }} ' if name and cell.strip() else cell
        for cell, name in zip(cells, names, strict=False)
    )
    return f"|{'|'.join(told)}|"


def _name(cell: str) -> str:
    return inline.plain(_MARKUP.sub("", cell)).strip().replace('"', "")
