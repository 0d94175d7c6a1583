"""Rows → finished files: one a row, which keeps tags and links, or one for many rows, for the press."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from build_tools.print_run import letters, pdf_objects, stamp
from build_tools.print_run.stamp import Row
from build_tools.print_run.template import Template


class Finished(NamedTuple):
    """A file and its SHA-256."""

    data: bytes
    sha256: str


class Shared:
    """What all files of a run begin with, and the table of that; the font that all have stands at its end."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.font = len(template.objects) + 1
        self.table: list[bytes] = []
        parts = [pdf_objects.HEAD]
        at = len(parts[0])
        for number, body in enumerate([*template.objects, *letters.latin().objects(self.font)], 1):
            self.table.append(pdf_objects.entry(at) if body else pdf_objects.FREE)
            if body:
                parts.append(pdf_objects.written(number, body))
                at += len(parts[-1])
        self.head = b"".join(parts)
        self.digest = hashlib.sha256(self.head)


class _Tail:
    """What is written behind the part that files share."""

    def __init__(self, shared: Shared) -> None:
        self.parts: list[bytes] = []
        self.at = len(shared.head)
        self.table = shared.table.copy()
        self._shared = shared

    def put(self, number: int, body: bytes) -> None:
        """Write an object under a number that is free, or next."""
        line = pdf_objects.entry(self.at)
        if number > len(self.table):
            self.table.append(line)
        else:
            self.table[number - 1] = line
        part = pdf_objects.written(number, body)
        self.parts.append(part)
        self.at += len(part)

    def finished(self, root: int) -> Finished:
        """The whole file."""
        tail = b"".join(self.parts)
        digest = self._shared.digest.copy()
        digest.update(tail)
        tail += pdf_objects.ending(self.table, self.at, root, digest.digest())
        digest = self._shared.digest.copy()
        digest.update(tail)
        return Finished(self._shared.head + tail, digest.hexdigest())


@lru_cache(maxsize=4)
def shared(template: Template) -> Shared:
    """The part that all files of a run share."""
    return Shared(template)


def own(row: Row, template: Template) -> Finished:
    """A terminal's own file."""
    common = shared(template)
    tail = _Tail(common)
    font = letters.subset(stamp.unusual([row], template))
    first, second = common.font, common.font + letters.OBJECTS
    _put_font(tail, font, second)
    for words in template.words:
        tail.put(words.number, stamp.words(words, row, first, second, font))
    for code in template.codes:
        tail.put(code.number, stamp.code(code, row))
    return tail.finished(template.root)


def joined(rows: Sequence[Row], template: Template) -> Finished:
    """One file of the cards of many terminals."""
    common = shared(template)
    tail = _Tail(common)
    font = letters.subset(stamp.unusual(list(rows), template))
    first, second = common.font, common.font + letters.OBJECTS
    _put_font(tail, font, second)
    leaves: list[int] = []
    for row in rows:
        numbers: dict[int, bytes] = {}
        for words in template.words:
            numbers[words.number] = b"%d" % (len(tail.table) + 1)
            tail.put(len(tail.table) + 1, stamp.words(words, row, first, second, font))
        for code in template.codes:
            numbers[code.number] = b"%d" % (len(tail.table) + 1)
            tail.put(len(tail.table) + 1, stamp.code(code, row))
        for form in template.forms:
            leaves.append(len(tail.table) + 1)
            page = b"".join([numbers[piece] if isinstance(piece, int) else piece for piece in form.pieces])
            tail.put(leaves[-1], page)
    kids = b" ".join(b"%d 0 R" % leaf for leaf in leaves)
    tail.put(template.pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(leaves), kids))
    return tail.finished(template.root)


def _put_font(tail: _Tail, font: letters.Subset, first: int) -> None:
    if font.codes:
        for number, body in enumerate(font.objects(first), first):
            tail.put(number, body)
