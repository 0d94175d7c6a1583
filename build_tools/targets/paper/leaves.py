"""Pages of the handbook after the cards: what a trade wants at hand, as tables and lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its title, its heads, its rows of plain text, and how wide each column is beside the others."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A chapter of tables; `name` is that of links to it."""

    name: str
    title: str
    reading: str
    """What is said first."""
    key: str
    """One line in large: what must be seen before anything is done."""
    tables: Sequence[Table]
    lines: Sequence[str] = ()
    """What is said last."""
