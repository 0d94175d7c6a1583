"""Every place where a source is cited: trees, data files, pages."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.load.nodes import Mapping, Node, Scalar, Sequence
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.pages import pages, read_page
from build_tools.model.tree import Text, Tree


@memoized
def citations(forest: Forest) -> dict[str, list[Text]]:
    """For each cited id, whether there is such a source or not, the places that cite it."""
    found: dict[str, list[Text]] = {}
    for text in _cited(forest):
        found.setdefault(text.value, []).append(text)
    return found


def _cited(forest: Forest) -> Iterator[Text]:
    for tree in forest.trees.values():
        yield from _in_tree(tree)
    for name, root in forest.data.items():
        file, path = forest.files.get(name), root.span.path
        if file and file.citations is not None:
            yield from file.citations
        elif path in forest.sources and "sources:" in forest.sources[path].text:
            yield from _below(root)
    for page in pages(forest).values():
        yield from page.sources
        yield from _in_page(page.source)


@memoized
def _in_tree(tree: Tree) -> tuple[Text, ...]:
    return (*tree.sources, *(text for node in tree.nodes.values() for text in node.sources))


@memoized
def _in_page(source: Source) -> tuple[Text, ...]:
    return tuple(read_page(source)[0].cited())


def _below(node: Node) -> Iterator[Text]:
    """What every list called `sources` under a node holds."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _below(item)
    elif isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            if key == "sources" and isinstance(value, Sequence):
                yield from (Text(item.value, item.span) for item in value.items if isinstance(item, Scalar))
            else:
                yield from _below(value)
