"""A page's sheet as a file to be filled in: the same words and tables as on the page."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.targets.edition import drawn_logo
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.paper import frames, typeset
from build_tools.targets.paper.frames import Measures
from build_tools.targets.paper.sheet_parts import Part, title


@dataclass(frozen=True, slots=True)
class Sheet:
    """What `sheet.typ` sets."""

    title: str
    site: str
    logo: str
    url: str
    edition: str
    reviewed: str
    parts: tuple[Part, ...]
    frame: Measures


def sheet(page: Page, parts: tuple[Part, ...], forest: Forest, url: str) -> Sheet:
    """The sheet of a page; `url` is the page's address."""
    logo = drawn_logo(forest)
    return Sheet(
        title=title(parts) or page.title,
        site=forest.site.name,
        logo=logo.svg if logo else "",
        url=url,
        edition=fingerprint(repr(parts)),
        reviewed=page.reviewed.isoformat() if page.reviewed else "",
        parts=parts,
        frame=frames.frames("a4")[0].measures,
    )


def pdf(made: Sheet, language: str) -> bytes:
    """The sheet on A4, its blanks fields."""
    return typeset.form("sheet.typ", made, language)
