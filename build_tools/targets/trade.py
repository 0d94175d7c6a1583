"""What a trade adds to the faces of its trees; a generic site has none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.targets.artifact import Artifact
from build_tools.targets.paper.columns import GENERIC, Column
from build_tools.targets.paper.leaves import Leaf
from build_tools.targets.search.document import SearchDocument

if TYPE_CHECKING:
    from build_tools.targets.paper.editions import Current
    from build_tools.targets.paper.handbook import Annex

Block: TypeAlias = Callable[[Page, Forest], str]
"""A part of a hand-written page, made from data."""


class Paper(NamedTuple):
    """A printed file beside the cards."""

    label: str
    path: str


class WallSheet(NamedTuple):
    """A sheet for the wall that is no tree's card, and is kept with the cards under its id."""

    id: str
    current: Current
    says: str
    """All that is on it, in some form."""
    pdf: Callable[[str, str], bytes]
    """The sheet for the address of a site and a paper size."""


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
    wall: Callable[[Forest, Mapping[str, str]], WallSheet | None] = lambda *_: None
    """The sheet for the wall, for the numbers of the cards; the same for what the handbook ends with."""
    annex: Callable[[Forest, Mapping[str, str]], Annex | None] = lambda *_: None
    leaves: Callable[[Forest], Sequence[Leaf]] = lambda _: ()
    """Chapters of the handbook after the cards."""
    printers: tuple[str, ...] = ()
    """The modules that make the wall sheet and the annex."""
    columns: Sequence[Column] = GENERIC
    """What a list of those who get cards of their own has."""
