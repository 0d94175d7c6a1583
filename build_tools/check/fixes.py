"""Safe mends put into files: only the stretches that findings name are written, every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from build_tools.findings import Fix
from build_tools.load.source import Source

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = b"\xef\xbb\xbf"


class Mended(NamedTuple):
    """A file's text after some of its mends, and how many they are."""

    source: Source
    edits: int


def mend(sources: Mapping[str, Source], fixes: Iterable[Fix]) -> dict[str, Mended]:
    """The files that change; of mends that overlap the first is made, the others are for another round."""
    by_file: dict[str, list[Fix]] = {}
    for fix in dict.fromkeys(fixes):
        if fix.span.path in sources:
            by_file.setdefault(fix.span.path, []).append(fix)
    return {path: mended for path, found in by_file.items() if (mended := _mend(sources[path], found)).edits}


def encode(former: bytes, text: str) -> bytes:
    """A file's new bytes; it keeps its byte order mark."""
    return (_BOM if former.startswith(_BOM) else b"") + text.encode()


def _mend(source: Source, fixes: list[Fix]) -> Mended:
    text = source.text
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    pieces: list[str] = []
    done = count = 0
    for begin, end, replacement in sorted(_stretch(fix, starts) for fix in fixes):
        if done <= begin <= end <= len(text) and text[begin:end] != replacement:
            pieces += [text[done:begin], replacement]
            done, count = end, count + 1
    return Mended(Source(source.path, "".join([*pieces, text[done:]])), count)


def _stretch(fix: Fix, starts: list[int]) -> tuple[int, int, str]:
    """Offsets of a mend's beginning and end; a line that is not there lies beyond the text."""
    span = fix.span
    if not (0 < span.line <= len(starts) and 0 < span.end_line <= len(starts)):
        return (-1, -1, fix.replacement)
    return (starts[span.line - 1] + span.col - 1, starts[span.end_line - 1] + span.end_col - 1, fix.replacement)
