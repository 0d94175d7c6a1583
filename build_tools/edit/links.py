"""Markdown links in trees and pages, where they stand in the file, and the page each leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, normpath, relpath
from typing import NamedTuple

from build_tools.findings import Span
from build_tools.load.source import Source
from build_tools.model.pages import DOCS

_LINK = re.compile(
    r"\]\(<?(?P<to>(?P<file>[^()\s#?<>:]*?)(?P<end>\.md|\.html)?(?P<ask>\?[^()\s#<>]*)?(?:#(?P<anchor>[^()\s<>]*))?)>?\)"
)


class Link(NamedTuple):
    """A link to a page of the site: `place` is its path under the root without an ending."""

    place: str
    ending: str
    asked: str
    anchor: str | None
    span: Span

    def written(self, base: str, place: str, anchor: str | None) -> str:
        """The link from a file in `base` to another page, or to another place on it."""
        own = f"#{anchor}" if anchor else ""
        return f"{relpath(place, base or '.')}{self.ending}{self.asked}{own}"


def base_of(path: str) -> str | None:
    """The folder from which a file's links lead, under the site's root; None for files that hold none."""
    if path.startswith("trees/") and path.endswith(".yml"):
        return dirname(path)
    return dirname(path.removeprefix(DOCS)) if path.startswith(DOCS) and path.endswith(".md") else None


def links(source: Source) -> Iterator[Link]:
    """Every link of a file to a page, in order."""
    base = base_of(source.path)
    if base is None or "](" not in source.text:
        return
    own = source.path.removeprefix(DOCS).rpartition(".")[0]
    for number, line in enumerate(source.lines, 1):
        for found in _LINK.finditer(line):
            if found["file"] and not found["end"]:
                continue
            place = normpath(f"{base}/{found['file']}").lstrip("/") if found["file"] else own
            if not found["file"] and not found["anchor"]:
                continue
            begin, end = found.span("to")
            span = Span(source.path, number, begin + 1, number, end + 1)
            yield Link(place, found["end"] or "", found["ask"] or "", found["anchor"], span)
