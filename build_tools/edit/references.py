"""Where files name a tree or a node of it: in trees, the site's own file, pages, tables, and the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.findings import Span
from build_tools.load.nodes import Mapping, Node, Scalar
from build_tools.model.forest import Forest
from build_tools.model.history import HISTORIES
from build_tools.model.pages import pages
from build_tools.model.site import CONFIGURATION
from build_tools.model.tree import Text

_NAV = re.compile(r"trees/(?P<tree>[a-z0-9-]+/[a-z0-9-]+)\.md")


class Reference(NamedTuple):
    """`category/name` or `category/name#node`, where it is written."""

    tree: str
    node: str | None
    span: Span


def references(forest: Forest) -> Iterator[Reference]:
    """Every one that stands by itself; links in prose are read by `links`."""
    for tree in forest.trees.values():
        for _, ref in tree.refs():
            yield Reference(ref.tree, ref.node, ref.span)
        for example in tree.examples:
            if "#" in example.ends.value:
                yield _read(example.ends)
    for text in forest.site.trees:
        yield _read(text)
    for page in pages(forest).values():
        for text in page.trees:
            yield _read(text)
    for root in forest.data.values():
        for text in _texts(root):
            if not text.span.path.startswith(HISTORIES):
                yield _read(text)
    yield from _navigation(forest)


def _read(text: Text) -> Reference:
    tree, _, node = text.value.partition("#")
    return Reference(tree, node or None, text.span)


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key
            yield from _texts(value)
    else:
        for item in node.items:
            yield from _texts(item)


def _navigation(forest: Forest) -> Iterator[Reference]:
    """Pages of trees that the navigation lists; the span is that of the id alone."""
    source = forest.sources.get(CONFIGURATION)
    for number, line in enumerate(source.lines if source else (), 1):
        for found in _NAV.finditer(line):
            begin, end = found.span("tree")
            yield Reference(found["tree"], None, Span(CONFIGURATION, number, begin + 1, number, end + 1))
