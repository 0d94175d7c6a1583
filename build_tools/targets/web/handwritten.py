"""A hand-written page as it is published: what is made from data put in, terms explained, links and sources below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.model.pages import Page, pages
from build_tools.model.values import as_said
from build_tools.targets import paths
from build_tools.targets.inline import markdown
from build_tools.targets.trade import Block, Trade
from build_tools.targets.web import card_list, citations, related, tables, terms
from build_tools.targets.web.web_text import web_text

_MADE = re.compile(r"^<!-- made: (?P<name>[a-z-]+) -->$", re.MULTILINE)


def blocks(trade: Trade) -> dict[str, Block]:
    """What `<!-- made: NAME -->` on a line of its own stands for, by name."""
    return {
        **trade.blocks,
        "glossary": lambda _, forest: terms.listed(forest),
        "cards": lambda page, forest: card_list.listed(page, forest, trade.papers(forest)),
    }


def page_file(page: Page, forest: Forest, trade: Trade) -> str:
    """The page as a Markdown file, front matter and all."""
    head = f"---\n{page.head}---\n\n" if page.head else ""
    return head + finished(page, forest, trade)


def finished(page: Page, forest: Forest, trade: Trade) -> str:
    """The page's Markdown below its front matter."""
    made = blocks(trade)
    body = terms.linked(page.body, page.place, forest)
    body = _MADE.sub(
        lambda found: "\n".join(made[name](page, forest)) if (name := found["name"]) in made else found[0], body
    )
    used = [*(text.value for text in page.sources), *citations.cited(body)]
    body = tables.labelled(citations.cite(body, used, forest))
    return "\n".join([*_above(page, forest), body, *_below(page, used, forest)])


def _above(page: Page, forest: Forest) -> Iterator[str]:
    yield f'<link rel="stylesheet" href="{paths.link(page.place, paths.asset("pages.css"))}">'
    yield ""
    home = paths.link(page.place, "index.md")
    section, _, name = page.id.rpartition("/")
    over = pages(forest).get(f"{section}/index") if section and name != "index" else None
    onward = f" › [{markdown(over.title)}]({paths.link(page.place, over.place)})" if over else ""
    crumb = web_text(forest, "page.crumb")
    yield f'<p class="crumbs" markdown>[{crumb}]({home}){onward}</p>'
    yield ""


def _below(page: Page, used: list[str], forest: Forest) -> Iterator[str]:
    yield ""
    yield '<div class="below" markdown>'
    yield ""
    yield from related.below_page(page, forest)
    if used:
        yield from citations.footer(used, forest)
    reviewed = web_text(forest, "page.reviewed", date=page.reviewed.isoformat()) if page.reviewed else ""
    yield from citations.standing(page.place, as_said(page.source), reviewed, forest)
    yield "</div>"
    yield ""
