"""Links between trees and hand-written pages, computed from what they say: never kept by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.pages import Page, pages
from build_tools.targets import paths
from build_tools.targets.web.tiles import tile, tiles
from build_tools.targets.web.web_text import web_text


def trees_of(page: Page, forest: Forest) -> list[str]:
    """The trees that a page belongs with: those its front matter names, then those its text links."""
    named = [text.value for text in page.trees]
    linked = [link.tree for link in page.links() if link.tree]
    return [tree for tree in dict.fromkeys([*named, *linked]) if tree in forest.trees]


@memoized
def mentions(forest: Forest) -> Mapping[str, tuple[Page, ...]]:
    """For each tree, the pages that name it."""
    found: dict[str, list[Page]] = {}
    for page in pages(forest).values():
        for tree in trees_of(page, forest):
            found.setdefault(tree, []).append(page)
    return {tree: tuple(those) for tree, those in found.items()}


def below_page(page: Page, forest: Forest) -> Iterator[str]:
    """The list of related troubles under a page."""
    found = [forest.trees[key] for key in trees_of(page, forest)]
    if found:
        yield f"## {web_text(forest, 'page.related')} {{#related}}"
        yield ""
        links = ((tree.title.value, paths.link(page.place, paths.markdown(tree.id))) for tree in found)
        yield from tiles((tile(title, "", href) for title, href in links), "tiles small")


class Leading(NamedTuple):
    """A page that leads to a tree."""

    label: str
    href: str


def leading_to(tree_id: str, forest: Forest) -> list[Leading]:
    """The trees that lead to a tree, then the pages that name it."""
    here = paths.page(tree_id)
    callers = dict.fromkeys(caller.id for caller, _ in forest.callers.get(tree_id, ()))
    links = [(forest.trees[caller].title.value, paths.page(caller)) for caller in callers]
    links += [(page.title, page.place.removesuffix(".md") + ".html") for page in mentions(forest).get(tree_id, ())]
    return [Leading(title, paths.link(here, place)) for title, place in links]


def rows_leading_to(tree_id: str, forest: Forest) -> list[tuple[Leading, list[str]]]:
    """The tables whose rows lead to a tree, each with those rows."""
    here = paths.page(tree_id)
    found = []
    for file in forest.files.values():
        rows = [lead.label for lead in file.leads if lead.ref.tree == tree_id and lead.listed]
        if rows and file.path:
            found.append((Leading(file.title, paths.link(here, file.path)), rows))
    return found
