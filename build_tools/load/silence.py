"""`# noqa: B204 reason`, in a page `<!-- noqa: B605 reason -->`, at the end of a line: what an author has answered."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import yaml

from build_tools.findings import Span
from build_tools.load.source import Source

_NOQA = re.compile(r"#\s*noqa\b:?", re.IGNORECASE)
_REMARK = re.compile(r"<!--\s*noqa\b:?(?=(?P<rest>[^\n]*?)-->)", re.IGNORECASE)
_WHOLE = re.compile(r"[ \t]*<!--\s*noqa\b[^\n]*?-->", re.IGNORECASE)
_CODES = re.compile(r"\s*(?P<codes>[A-Za-z]+\d+(?:\s*,\s*[A-Za-z]+\d+|\s+[Bb]\d{3}\b)*)?[\s,:]*(?P<reason>.*)")
_CODE = re.compile(r"[A-Za-z]+\d+")


_Stretch: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""From a line and column to another."""
_END = (sys.maxsize, 0)


class SilencedCode(NamedTuple):
    """One code of a silence, where it is written."""

    code: str
    span: Span


class Silence(NamedTuple):
    """One comment; it speaks for findings on its own line."""

    span: Span
    codes: tuple[SilencedCode, ...]
    reason: str


def silences(source: Source) -> tuple[Silence, ...]:
    """Every such comment of a YAML file; a `#` inside a value is none."""
    if not _NOQA.search(source.text):
        return ()
    values = sorted(_values(source))
    found: list[Silence] = []
    for number, line in enumerate(source.lines, 1):
        begins = (match for match in _NOQA.finditer(line) if _is_comment(number, match.start() + 1, line, values))
        if begin := next(begins, None):
            found.append(_silence(source.path, number, line, begin))
    return tuple(found)


def page_silences(path: str, said: str, first: int) -> Iterator[Silence]:
    """Every such remark in a page's text, whose first line is line `first` of the file."""
    for number, line in enumerate(said.splitlines() if "noqa" in said.lower() else (), first):
        if begin := _REMARK.search(line):
            yield _silence(path, number, line[: begin.end("rest")].rstrip(), begin)


def without_remarks(text: str, said: str) -> str:
    """A page's text as it is published: such remarks are for authors; `said` is the text with code blanked out."""
    kept, at = [], 0
    for remark in _WHOLE.finditer(said) if "noqa" in said.lower() else ():
        kept.append(text[at : remark.start()])
        at = remark.end()
    return "".join([*kept, text[at:]])


def _silence(path: str, number: int, line: str, begin: re.Match[str]) -> Silence:
    parts = _CODES.fullmatch(line, begin.end())
    assert parts is not None, "every part of the pattern may be empty"
    codes = tuple(
        SilencedCode(found[0].upper(), Span(path, number, found.start() + 1, number, found.end() + 1))
        for found in _CODE.finditer(line, *parts.span("codes"))
    )
    return Silence(Span(path, number, begin.start() + 1, number, len(line) + 1), codes, parts["reason"].strip())


def _is_comment(line: int, col: int, text: str, values: list[_Stretch]) -> bool:
    if col > 1 and text[col - 2] not in " \t":
        return False
    before = bisect_right(values, ((line, col), _END))
    return not before or (line, col) >= values[before - 1][1]


def _values(source: Source) -> Iterator[_Stretch]:
    """From where to where each value goes, up to the first place that is not YAML."""
    try:
        for token in yaml.scan(source.text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                after_header = token.style in ("|", ">")
                begin = (start.line + 2, 1) if after_header else (start.line + 1, start.column + 1)
                yield begin, (end.line + 1, end.column + 1)
    except yaml.YAMLError:
        return
