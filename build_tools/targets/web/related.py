"""Links between trees and hand-written pages, computed from what they say: never kept by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.model.forest import Forest
from build_tools.model.memo import once
from build_tools.model.pages import Page, pages
from build_tools.targets import paths as places
from build_tools.targets.inline import markdown, plain
from build_tools.targets.web.tiles import tile, tiles


def trees_of(page: Page, forest: Forest) -> list[str]:
    """The trees that a page belongs with: those its front matter names, then those its text links."""
    named = [text.value for text in page.trees]
    linked = [link.tree for link in page.links() if link.tree]
    return [tree for tree in dict.fromkeys([*named, *linked]) if tree in forest.trees]


@once
def mentions(forest: Forest) -> Mapping[str, tuple[Page, ...]]:
    """For each tree, the pages that name it."""
    found: dict[str, list[Page]] = {}
    for page in pages(forest).values():
        for tree in trees_of(page, forest):
            found.setdefault(tree, []).append(page)
    return {tree: tuple(those) for tree, those in found.items()}


def below_page(page: Page, forest: Forest) -> Iterator[str]:
    """“相关排障” under a page."""
    found = [forest.trees[key] for key in trees_of(page, forest)]
    if found:
        yield "## 相关排障 {#related}"
        yield ""
        links = ((tree.title.value, places.link(page.place, places.markdown(tree.id))) for tree in found)
        yield from tiles((tile(title, "", href) for title, href in links), "tiles small")


def below_tree(tree_id: str, forest: Forest) -> Iterator[str]:
    """“谁提到了它” under a tree: the trees that lead here, then the pages, then the rows of tables."""
    here = places.markdown(tree_id)
    callers = dict.fromkeys(caller.id for caller, _ in forest.callers.get(tree_id, ()))
    links = [(forest.trees[caller].title.value, places.markdown(caller)) for caller in callers]
    links += [(plain(page.title), page.place) for page in mentions(forest).get(tree_id, ())]
    lines = [f"- [{markdown(title)}]({places.link(here, place)})" for title, place in links]
    for file in forest.files.values():
        rows = [lead.label for lead in file.leads if lead.ref.tree == tree_id and lead.listed]
        if rows and file.path:
            table = places.link(here, file.path.replace(".html", ".md"))
            lines.append(f"- [{markdown(file.title)}]({table})：{'、'.join(rows)}")
    if lines:
        yield from ("## 谁提到了它 {#callers}", "", *lines, "")
