"""What the finder finds: trees, their steps, terms and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import relpath

from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, End, Goto, Node, Run, Tree
from build_tools.schema.plain import plain
from build_tools.targets import inline
from build_tools.targets import paths as places
from build_tools.targets.search.index import Document, Index, build

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^# +(.+?) *(?:\{.*\})?$", re.MULTILINE)
_MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}|\]\([^)]*\)|[*_`#>|\[\]-]+")


def index(forest: Forest, more: Iterable[Document] = ()) -> Index:
    """The finder's index over the whole forest, and over what its trade adds."""
    return build(list(documents(forest, more)), _synonyms(forest))


def documents(forest: Forest, more: Iterable[Document] = ()) -> Iterator[Document]:
    """Everything that can be found; of equals, what comes first here is listed first."""
    for tree in forest.trees.values():
        yield _tree(tree)
    yield from more
    for source in forest.pages.values():
        yield _page(source)
    yield from _terms(forest)
    for tree in forest.trees.values():
        yield from _steps(tree)


def _tree(tree: Tree) -> Document:
    title = inline.plain(tree.title.value)
    names = (title, *(inline.plain(alias.value) for alias in tree.aliases))
    said = [(inline.plain(node.text.value), 0.3) for node in tree.nodes.values() if not isinstance(node, Run | Goto)]
    labels = [(inline.plain(edge.label), 0.3) for node in tree.nodes.values() for edge in node.edges() if edge.label]
    texts = ((title, 3.0), (inline.plain(tree.summary.value), 1.5), *said, *labels)
    return Document(tree.id, "tree", title, places.page(tree.id), names, texts)


def _steps(tree: Tree) -> Iterator[Document]:
    for node in tree.nodes.values():
        if isinstance(node, Ask | End):
            yield _step(tree, node)


def _step(tree: Tree, node: Node) -> Document:
    text = inline.plain(node.text.value)
    labels = [(inline.plain(edge.label), 0.4) for edge in node.edges() if edge.label]
    guards = [text for text in (node.guard, *(edge.guard for edge in node.edges())) if text]
    hint = [(inline.plain(text.value), 0.3) for text in (*guards, node.hint) if text]
    url = f"{places.page(tree.id)}#{node.id.value}"
    title = f"{inline.plain(tree.title.value)}：{text}"
    return Document(f"{tree.id}#{node.id.value}", "step", title, url, (), ((text, 0.8), *labels, *hint))


def _terms(forest: Forest) -> Iterator[Document]:
    glossary = plain(forest.data.get("glossary"))
    for term, entry in glossary.items() if isinstance(glossary, dict) else ():
        means = str(entry.get("means", "")) if isinstance(entry, dict) else ""
        url = f"glossary.html#{term}"
        yield Document(f"glossary#{term}", "term", term, url, (), ((term, 0.6), (means, 0.1)))


def _page(source: Source) -> Document:
    place = relpath(source.path, "docs").removesuffix(".md")
    body = _FRONT.sub("", source.text.replace("\r\n", "\n"))
    heading = _HEADING.search(body)
    title = inline.plain(heading[1]) if heading else place
    text = _MARKUP.sub(" ", body)
    return Document(place, "page", title, f"{place}.html", (title,), ((title, 3.0), (text, 0.15)))


def _synonyms(forest: Forest) -> list[list[str]]:
    value = plain(forest.data.get("synonyms"))
    return [[str(word) for word in group] for group in value] if isinstance(value, list) else []
