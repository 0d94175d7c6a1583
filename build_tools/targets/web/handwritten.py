"""A hand-written page as it is published: what is made from data put in, terms explained, links and sources below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from build_tools.model.forest import Forest
from build_tools.model.pages import Page, pages
from build_tools.pos.complaints import page as complaints
from build_tools.pos.fees import calculator
from build_tools.pos.fees import tables as fee_tables
from build_tools.pos.menus import page as menus_page
from build_tools.pos.selftest import page as selftest
from build_tools.targets import paths as places
from build_tools.targets.inline import markdown
from build_tools.targets.web import card_list, related, tables, terms
from build_tools.targets.web import citations as origins

MADE: Mapping[str, Callable[[Page, Forest], Iterator[str]]] = {
    "fee-parts": lambda _, forest: fee_tables.parts(forest),
    "fee-classes": lambda _, forest: fee_tables.classes(forest),
    "fee-others": lambda _, forest: fee_tables.others(forest),
    "calculator-one": lambda _, forest: calculator.one(forest),
    "calculator-year": lambda _, forest: calculator.year(forest),
    "calculator-sheet": lambda _, forest: calculator.sheet(forest),
    "menu-box": lambda _, forest: menus_page.box(forest),
    "menu-names": lambda _, forest: menus_page.names(forest),
    "menu-never": lambda _, forest: menus_page.never(forest),
    "self-test": lambda page, forest: selftest.questions(page, forest),
    "complaint-channels": lambda _, forest: complaints.channels(forest),
    "complaint-cases": lambda _, forest: complaints.cases(forest),
    "complaint-parties": lambda _, forest: complaints.parties(forest),
    "complaint-ready": lambda _, forest: complaints.ready(forest),
    "complaint-wall": lambda _, forest: complaints.wall(forest),
    "glossary": lambda _, forest: terms.listed(forest),
    "cards": card_list.listed,
}
"""What `<!-- made: NAME -->` on a line of its own stands for."""

_MADE = re.compile(r"^<!-- made: (?P<name>[a-z-]+) -->$", re.MULTILINE)


def whole(page: Page, forest: Forest) -> str:
    """The page as a Markdown file, front matter and all."""
    head = f"---\n{page.head}---\n\n" if page.head else ""
    return head + finished(page, forest)


def finished(page: Page, forest: Forest) -> str:
    """The page's Markdown below its front matter."""
    body = terms.linked(page.body, page.place, forest)
    body = _MADE.sub(lambda found: "\n".join(MADE[found["name"]](page, forest)), body)
    used = [*(text.value for text in page.sources), *origins.cited(body)]
    body = tables.labelled(origins.cite(body, used, forest))
    return "\n".join([*_above(page, forest), body, *_below(page, used, forest)])


def _above(page: Page, forest: Forest) -> Iterator[str]:
    yield f'<link rel="stylesheet" href="{places.link(page.place, places.asset("pages.css"))}">'
    yield ""
    home = places.link(page.place, "index.md")
    section, _, name = page.id.rpartition("/")
    over = pages(forest).get(f"{section}/index") if section and name != "index" else None
    onward = f" › [{markdown(over.title)}]({places.link(page.place, over.place)})" if over else ""
    yield f'<p class="crumbs" markdown>[首页]({home}){onward}</p>'
    yield ""


def _below(page: Page, used: list[str], forest: Forest) -> Iterator[str]:
    yield ""
    yield '<div class="below" markdown>'
    yield ""
    yield from related.below_page(page, forest)
    if used:
        yield from origins.footer(used, forest)
    reviewed = f"最近核对：{page.reviewed.isoformat()}。" if page.reviewed else ""
    yield from origins.standing(page.place, page.source.text, reviewed, forest)
    yield "</div>"
    yield ""
