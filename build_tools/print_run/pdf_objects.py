"""A finished PDF as a list of objects, and objects as a finished PDF: what a million files share is read once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20
FREE = b"0000000000 65535 f \n"
"""The line of a number that no object has."""


def objects(file: bytes) -> dict[int, bytes]:
    """The objects of a file without packed ones, by number: each from after `obj` to before `endobj`."""
    start = int(file[file.rindex(b"startxref") :].split()[1])
    match = _TABLE.match(file, start)
    if match is None:
        raise ValueError("the file has no plain table of objects")
    found = {}
    for number in range(1, int(match[1])):
        entry = file[match.end() + _ENTRY * number :][:_ENTRY]
        if entry[17:18] == b"n":
            begin = file.index(b"obj", int(entry[:10])) + 3
            body = file[begin : _end(file, begin)]
            found[number] = body.strip(b"\r\n ")
    return found


_LENGTH = re.compile(rb"/Length (\d+)")


def _end(file: bytes, begin: int) -> int:
    """Where an object ends; a stream in it may hold anything."""
    end = file.index(b"endobj", begin)
    at = file.find(b"stream\n", begin, end)
    if at >= 0:
        length = _LENGTH.search(file, begin, at)
        if length is None:
            raise ValueError("a stream does not say how long it is")
        end = file.index(b"endobj", at + 7 + int(length[1]))
    return end


def written(number: int, body: bytes) -> bytes:
    """An object as it stands in a file."""
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def entry(offset: int) -> bytes:
    """An object's line in the table of a file."""
    return b"%010d 00000 n \n" % offset


def ending(table: Sequence[bytes], at: int, root: int, digest: bytes) -> bytes:
    """A file's table, which begins at an offset, and what follows; `digest` tells it from other files."""
    mark = digest[:16].hex().encode()
    return b"xref\n0 %d\n%b%btrailer\n<</Size %d/Root %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n" % (
        *(len(table) + 1, FREE, b"".join(table), len(table) + 1, root, mark, mark, at),
    )


def digest(*parts: bytes) -> bytes:
    """What tells a file from others."""
    return hashlib.sha256(b"".join(parts)).digest()
