"""When trees, pages and tables were last reviewed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.findings import Sentence, Span, say
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.pages import pages

_REVIEWED = re.compile(r"reviewed:[ \t]*(?P<date>\d{4}-\d\d-\d\d)")


class Reviewed(NamedTuple):
    """One date, where it stands, and what it is of."""

    date: dt.date
    span: Span
    what: Sentence


def reviews(forest: Forest) -> Iterator[Reviewed]:
    """All dates of review."""
    for tree in forest.trees.values():
        yield Reviewed(tree.reviewed, tree.reviewed_span, say("tree"))
    for page in pages(forest).values():
        if page.reviewed:
            yield Reviewed(page.reviewed, _place(page.source), say("page"))
    for file in forest.files.values():
        if file.reviewed:
            yield Reviewed(*file.reviewed, say("table"))


def _place(source: Source) -> Span:
    for number, line in enumerate(source.lines, 1):
        if found := _REVIEWED.match(line):
            return Span(source.path, number, found.start("date") + 1, number, found.end() + 1)
    return Span(source.path, 1, 1, 1, 1)
