"""What can be found, and what a result says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["tree", "code", "page", "term"]

NAME = 100
"""The weight of a title, or of what people call a thing."""
ASKED = 92
"""The weight of a question that somebody has asked."""
SAID = 70
"""The weight of a summary."""


class Name(NamedTuple):
    """A short text that stands for the whole document; `weight` in per cent."""

    text: str
    weight: int = NAME


class Passage(NamedTuple):
    """A longer text in the document; `weight` counts its words so many times."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something to be found."""

    id: str
    kind: Kind
    title: str
    url: str
    answer: str
    """The first lines of the answer, which stand in the result itself."""
    names: tuple[Name, ...]
    passages: tuple[Passage, ...] = ()
    codes: tuple[str, ...] = ()
    """What a screen shows in its place: found where the question names a code."""


class Hit(NamedTuple):
    """One result; results come best first."""

    id: str
    kind: Kind
    title: str
    url: str
    answer: str
    score: int


class CategoryLink(NamedTuple):
    """A page's title, and its path under the site's root."""

    title: str
    url: str


class WaysIn(NamedTuple):
    """Where a question goes on that nothing answers."""

    categories: tuple[CategoryLink, ...]
    start: str
    """The path of the tree to begin with; empty where there is none."""
