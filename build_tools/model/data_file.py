"""What a further file of `docs/data` holds, and what generic rules and pages need to know of it.

The engine knows no such file: whoever does hands in a reader for it (`build/trade.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from build_tools.findings import Finding, Span
from build_tools.load.reader import Document
from build_tools.model.tree import Ref, Text
from build_tools.schema.shape import Form
from build_tools.schema.validate import validate


class Lead(NamedTuple):
    """A row that leads to a tree, or to a node of it."""

    ref: Ref
    label: str
    """What the row is called where a tree's page lists it."""
    listed: bool = True


class DataFile(NamedTuple):
    """One file, as its reader made it."""

    value: Any
    """What the file's own part of the project takes it for."""
    title: str = ""
    """What a tree's page calls the table; empty where no page lists it."""
    path: str = ""
    """The table's own page, under the site's root."""
    leads: tuple[Lead, ...] = ()
    citations: tuple[Text, ...] | None = None
    """Ids of sources, where they stand; None: every list called `sources` in the file is one."""
    reviewed: tuple[dt.date, Span] | None = None


Reader: TypeAlias = Callable[[Document], tuple[DataFile | None, list[Finding]]]
"""A file's positioned YAML → what it holds, and what is wrong with it; None where it cannot be used."""


def shaped(form: Form[Any]) -> Reader:
    """A reader that holds a file against a shape, and takes it as it is."""

    def read(document: Document) -> tuple[DataFile | None, list[Finding]]:
        value, faults = validate(form, document)
        return None if value is None else DataFile(value), faults

    return read
