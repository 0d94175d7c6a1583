"""Links between trees and hand-written pages, computed from what they say: never kept by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.pages import Page, pages
from build_tools.targets import paths


class TitledLink(NamedTuple):
    """A page with where it is, and a line on it where there is room."""

    title: str
    href: str
    text: str = ""


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


def section(name: str, forest: Forest) -> Page | None:
    """The hand-written page that a section, or a category's trees, belong under; failures have none."""
    return pages(forest).get(f"{name}/index")


def leading_to(tree_id: str, forest: Forest) -> list[TitledLink]:
    """The trees that lead to a tree, then the pages that name it."""
    here = paths.page(tree_id)
    callers = dict.fromkeys(caller.id for caller, _ in forest.callers.get(tree_id, ()))
    links = [(forest.trees[caller].title.value, paths.page(caller)) for caller in callers]
    links += [(page.title, paths.published(page.place)) for page in mentions(forest).get(tree_id, ())]
    return [TitledLink(title, paths.link(here, place)) for title, place in links]


def rows_leading_to(tree_id: str, forest: Forest) -> list[tuple[TitledLink, list[str]]]:
    """The tables whose rows lead to a tree, each with those rows."""
    here = paths.page(tree_id)
    found = []
    for file in forest.files.values():
        rows = [lead.label for lead in file.leads if lead.ref.tree == tree_id and lead.listed]
        if rows and file.path:
            found.append((TitledLink(file.title, paths.link(here, file.path)), rows))
    return found


def report_link(here: str, edition: str, forest: Forest) -> str:
    """Where a reader says that the page at `here` is wrong; nothing where the site has no page for that."""
    name, _, ending = here.rpartition(".")
    if "about" not in pages(forest):
        return ""
    return f"{paths.link(here, f'about.{ending}')}?page={name}&e={edition}#report"
