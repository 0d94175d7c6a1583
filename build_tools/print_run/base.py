"""The cards of a run, set once, with their places left open: for a code, for what a row says, for whose card it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_tools.build.press import Press
from build_tools.model.tree import Tree
from build_tools.targets.paper import card, frames, typeset
from build_tools.targets.paper.card import SetCard, set_card
from build_tools.targets.paper.frames import Measures
from build_tools.targets.paper.spots import Spot

_NO_CODE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path fill="#fff" d="M0 0h1v1H0z"/></svg>'


@dataclass(frozen=True, slots=True)
class Laid:
    """A card of a run: its number, its edition, what its code opens."""

    number: str
    edition: str
    url: str


@dataclass(frozen=True, slots=True)
class Base:
    """A file with all cards of a run, and what is open on its pages."""

    title: str
    language: str
    cards: tuple[Laid, ...]
    pdf: bytes
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """What `run.typ` sets."""

    title: str
    site: str
    styles: tuple[str, ...]
    cards: tuple[SetCard, ...]
    upright: Measures
    turned: Measures


def base(press: Press, trees: Sequence[Tree], paper: str, style: str) -> Base:
    """Set the cards of some trees."""
    finished = [set_card(press.contents[tree.id], press.sheets(tree, paper), press.site_url) for tree in trees]
    upright, turned = frames.frames(paper)
    title = (
        finished[0].title if len(finished) == 1 else " ".join((press.forest.site.name, *(c.number for c in finished)))
    )
    run = _Run(
        title=title,
        site=press.forest.site.name,
        styles=card.STYLES[style],
        cards=tuple(replace(one, qr=_NO_CODE) for one in finished),
        upright=upright.measures,
        turned=turned.measures,
    )
    language = press.forest.locale.language
    pdf, spots = typeset.spotted("run.typ", run, language, reserved=True)
    laid = tuple(Laid(one.number, one.edition, one.url) for one in finished)
    return Base(title, language, laid, pdf, tuple(spots))
