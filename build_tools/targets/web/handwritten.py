"""A hand-written page as it is published: what is made from data put in, terms explained, links and sources below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from build_tools.model.forest import Forest
from build_tools.model.pages import Page, pages
from build_tools.model.values import as_said
from build_tools.targets import paths
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.paper import sheet_parts
from build_tools.targets.paper.sheet_parts import Part
from build_tools.targets.trade import Block, Paper, Trade
from build_tools.targets.web import card_list, citations, tables, terms
from build_tools.targets.web.related import TitledLink, report_link, section, trees_of
from build_tools.targets.web.templating import rendered

_MADE = re.compile(r"^<!-- made: (?P<name>[a-z-]+) -->$", re.MULTILINE)


def blocks(trade: Trade) -> dict[str, Block]:
    """What `<!-- made: NAME -->` on a line of its own stands for, by name."""
    return {
        **trade.blocks,
        "glossary": lambda _, forest: terms.listed(forest),
        "sheet": _sheet,
        "cards": lambda page, forest: card_list.listed(page, forest, [*trade.papers(forest), *_papers(forest, trade)]),
    }


def sheets(forest: Forest, trade: Trade) -> dict[str, tuple[Page, tuple[Part, ...]]]:
    """The pages that have a sheet to be filled in, by id, each with the sheet's parts, those made from data too."""
    made = blocks(trade)
    found = (
        (page, sheet_parts.parts(_made(page.published, page, forest, made)))
        for page in pages(forest).values()
        if page.sheet
    )
    return {page.id: (page, parts) for page, parts in found if parts}


def _papers(forest: Forest, trade: Trade) -> Iterator[Paper]:
    """The files of those sheets."""
    for page, parts in sheets(forest, trade).values():
        yield Paper(sheet_parts.title(parts) or page.title, paths.sheet(page.id))


def _sheet(page: Page, forest: Forest) -> str:
    """The way from a page to its sheet."""
    return (
        rendered("sheet.html", forest.locale, href=paths.link(page.place, paths.sheet(page.id))) if page.sheet else ""
    )


def _made(body: str, page: Page, forest: Forest, made: Mapping[str, Block]) -> str:
    return _MADE.sub(
        lambda found: made[name](page, forest) + "\n" if (name := found["name"]) in made else found[0], body
    )


def page_file(page: Page, forest: Forest, trade: Trade) -> str:
    """The page as a Markdown file, front matter and all."""
    head = f"---\n{page.head}---\n\n" if page.head else ""
    return head + finished(page, forest, trade)


def finished(page: Page, forest: Forest, trade: Trade) -> str:
    """The page's Markdown below its front matter."""
    body = _made(terms.linked(page.published, page.place, forest), page, forest, blocks(trade))
    used = [*(text.value for text in page.sources), *citations.cited(body)]
    body = tables.labelled(citations.cite(body, used, forest))
    edition = fingerprint(as_said(page.source))
    return rendered(
        "handwritten.html",
        forest.locale,
        body=Markup(body),
        sheet=paths.link(page.place, paths.asset("pages.css")),
        home=paths.link(page.place, "index.md"),
        over=_over(page, forest),
        related=[
            TitledLink(forest.trees[key].title.value, paths.link(page.place, paths.markdown(key)))
            for key in trees_of(page, forest)
        ],
        cites=bool(used),
        sources=citations.known(used, forest),
        reviewed=page.reviewed,
        edition=edition,
        wrong=report_link(page.place, edition, forest),
    )


def _over(page: Page, forest: Forest) -> TitledLink | None:
    """The page that this one's section begins with."""
    folder, _, name = page.id.rpartition("/")
    found = section(folder, forest) if folder and name != "index" else None
    return TitledLink(found.title, paths.link(page.place, found.place)) if found else None
