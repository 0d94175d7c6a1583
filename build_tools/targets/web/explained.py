"""Names in a step that some page explains: a line of links below it, so that no hint needs a link by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.pages import Page, pages
from build_tools.model.tree import Do, Node, Tree
from build_tools.targets import paths

_QUOTED = re.compile(r"“([^“”]+)”")
_NUMBER = re.compile(r"(?<![\d.,])\d{3,}(?![\d.,%])")
"""A number that may be one to dial."""


class NameLink(NamedTuple):
    """A name, and where it is explained."""

    name: str
    href: str


class Explained(NamedTuple):
    """A page that explains some of a step's names."""

    title: str
    links: tuple[NameLink, ...]


@memoized
def explained(forest: Forest) -> Mapping[str, tuple[Page, str]]:
    """Every name that a page's front matter lists under `explains`: the page, and the anchor there."""
    found: dict[str, tuple[Page, str]] = {}
    for page in pages(forest).values():
        for name, anchor in page.explains.items():
            found.setdefault(name, (page, anchor.value))
    return found


def links(tree: Tree, node: Node, forest: Forest) -> Iterator[Explained]:
    """The pages that explain a step, each with a link an anchor, as the step names them; none for most steps."""
    known = explained(forest)
    told: dict[str, dict[str, str]] = {}
    for name in _named(node, known):
        page, anchor = known[name]
        told.setdefault(page.id, {}).setdefault(anchor, name)
    for page_id, names in told.items():
        there = paths.link(paths.page(tree.id), paths.published(pages(forest)[page_id].place))
        found = tuple(NameLink(name, f"{there}#{anchor}") for anchor, name in names.items())
        yield Explained(pages(forest)[page_id].title, found)


def _named(node: Node, known: Mapping[str, object]) -> list[str]:
    """Names that an action speaks of, names that any step quotes, and numbers; of names that overlap the longest.

    What a question merely mentions is left alone: somebody who is asked whether it was done must not go and do it.
    """
    if not known:
        return []
    written = f"{node.text.value} {node.hint.value if node.hint else ''}"
    told = [node.text.value, *(step.value for step in node.steps)] if isinstance(node, Do) else []
    said = [*told, *(name for name in _QUOTED.findall(written) if name in known)]
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
    named = [found for part in said for found in pattern.findall(part)]
    return [*named, *(number for number in _NUMBER.findall(written) if number in known and number not in named)]
