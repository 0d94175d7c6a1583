"""What a trade adds to the faces of its trees; a generic site has none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.targets.artifact import Artifact
from build_tools.targets.paper.columns import GENERIC, Column
from build_tools.targets.search.document import SearchDocument

Block: TypeAlias = Callable[[Page, Forest], str]
"""A part of a hand-written page, made from data."""


class Paper(NamedTuple):
    """A printed file beside the cards."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Trade:
    """Further parts, each worked out of the forest; none of them by default."""

    blocks: Mapping[str, Block] = field(default_factory=dict)
    """What `<!-- made: NAME -->` may stand for besides what every site has, by name."""
    home: Callable[[Forest], str] = lambda _: ""
    """A part of the home page, below the finder."""
    documents: Callable[[Forest], Iterable[SearchDocument]] = lambda _: ()
    """What the finder finds besides trees, pages and terms."""
    style: Callable[[Forest], bytes] = lambda _: b""
    """What the style sheet of hand-written pages ends with."""
    artifacts: Callable[[Forest], Iterable[Artifact]] = lambda _: ()
    papers: Callable[[Forest], Iterable[Paper]] = lambda _: ()
    columns: Sequence[Column] = GENERIC
    """What a list of those who get cards of their own has."""
