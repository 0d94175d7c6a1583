"""What the finder finds: trees, terms and pages; a trade adds its own, such as response codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from build_tools.model.forest import Forest
from build_tools.model.glossary import glossary
from build_tools.model.pages import DOCS, Page, pages
from build_tools.model.synonyms import questions
from build_tools.model.tree import Goto, Run, Text, Tree
from build_tools.targets import inline, paths
from build_tools.targets.search.document import ASKED, SAID, Name, Passage, SearchDocument

_MARKUP = re.compile(r"<[^<>]*>|\{[^{}]*\}|\]\([^()]*\)|[*_`#>|\[\]-]+")
_DESCRIPTION = re.compile(r"^description: *['\"]?(.*?)['\"]? *$", re.MULTILINE)


def documents(forest: Forest, more: Iterable[SearchDocument] = ()) -> Iterator[SearchDocument]:
    """Everything that can be found; of equals, what comes first here is listed first."""
    asked = questions(forest)
    for tree in forest.trees.values():
        yield _tree(tree, asked.get(tree.id, ()))
    yield from more
    for page in pages(forest).values():
        yield _page(page, asked.get(page.id, ()))
    yield from _terms(forest)


def ids(forest: Forest, more: Iterable[SearchDocument] = ()) -> set[str]:
    """What all of that is called."""
    others = (document.id for document in (*more, *_terms(forest)))
    return {*forest.trees, *others, *(page.id for page in pages(forest).values())}


def _tree(tree: Tree, asked: Iterable[str]) -> SearchDocument:
    title = inline.plain(tree.title.value)
    summary = inline.plain(tree.summary.value)
    names = [Name(title), *(Name(inline.plain(alias.value)) for alias in tree.aliases)]
    names += [Name(question, ASKED) for question in asked]
    said = [Passage(inline.plain(n.text.value), 0.5) for n in tree.nodes.values() if not isinstance(n, Run | Goto)]
    labels = [Passage(inline.plain(e.label), 0.4) for n in tree.nodes.values() for e in n.edges() if e.label]
    guards = [Passage(inline.plain(text.value), 0.3) for text in _guards(tree)]
    passages = (Passage(title, 2), Passage(summary, 1.5), *said, *labels, *guards)
    return SearchDocument(tree.id, "tree", title, paths.page(tree.id), summary, (*names, Name(summary, SAID)), passages)


def _guards(tree: Tree) -> Iterator[Text]:
    """What must be true before a step or an answer is taken."""
    for node in tree.nodes.values():
        yield from (text for text in (node.guard, *(edge.guard for edge in node.edges())) if text)


def _terms(forest: Forest) -> Iterator[SearchDocument]:
    if f"{DOCS}{paths.GLOSSARY}" not in forest.pages:
        return
    place = paths.published(paths.GLOSSARY)
    for term, said in glossary(forest).items():
        yield SearchDocument(f"glossary#{term}", "term", term, f"{place}#{term}", said.means, (Name(term),))


def _page(page: Page, asked: Iterable[str]) -> SearchDocument:
    title = inline.plain(page.title)
    told = _DESCRIPTION.search(page.head)
    answer = told[1] if told else ""
    text = _MARKUP.sub(" ", page.body)
    names = (Name(title), *(Name(question, ASKED) for question in asked), *([Name(answer, SAID)] if answer else []))
    return SearchDocument(
        page.id, "page", title, paths.published(page.place), answer, names, (Passage(title, 2), Passage(text, 0.2))
    )
