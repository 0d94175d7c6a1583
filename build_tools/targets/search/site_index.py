"""Makes the index of a site: its documents, its words for the same thing, its language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.synonyms import SynonymsShape, synonyms
from build_tools.targets import paths
from build_tools.targets.search.carried import carried
from build_tools.targets.search.document import CategoryLink, SearchDocument, WaysIn
from build_tools.targets.search.documents import documents
from build_tools.targets.search.index import Index, build, characters
from build_tools.targets.search.language import language
from build_tools.targets.search.reading import Reader
from build_tools.targets.search.sound import sounds
from build_tools.targets.search.traditional import simplified


def ways_in(forest: Forest) -> WaysIn:
    """The categories that have a tree, and the tree to begin with."""
    start = forest.site.start
    filled = (category for category in forest.categories.values() if any(forest.in_category(category.id)))
    links = (CategoryLink(category.title, paths.published(paths.category(category.id))) for category in filled)
    return WaysIn(tuple(links), paths.page(start) if start in forest.trees else "")


class Searched(NamedTuple):
    """All that an index is made of."""

    documents: tuple[SearchDocument, ...]
    words: SynonymsShape
    language: str


def searched(forest: Forest, more: Iterable[SearchDocument] = ()) -> Searched:
    """What can be found in a forest, and in what a trade adds, as far as a telephone can carry it."""
    return Searched(tuple(carried(list(documents(forest, more)))), synonyms(forest), forest.site.language)


def site_index(made_of: Searched) -> Index:
    """The index of a site."""
    found, words, spoken = made_of
    texts = [text for d in found for text in (*(n.text for n in d.names), *(p.text for p in d.passages))]
    used = characters((*texts, *(word for group in words.groups for word in group)))
    folds = {other: pair[0] for pair in words.lookalikes for other in pair[1:]}
    folds |= {old: folds.get(new, new) for old, new in simplified({*used, *folds}).items()} if used else {}
    reader = Reader(language(spoken), tuple(tuple(group) for group in words.groups), folds)
    return build(found, reader, sounds(used, words.readings) if used else {})
