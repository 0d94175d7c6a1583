"""The arrows that end on paper: forest → cards, handbook, and what the site says of them."""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import card, chart, paper, places
from build_tools.targets.artifact import Artifact
from build_tools.targets.cuts import cutting
from build_tools.targets.drawing import draw
from build_tools.targets.numbers import card_numbers
from build_tools.targets.pagination import paginate
from build_tools.targets.score import Room
from build_tools.targets.search import search
from build_tools.targets.sheet import sheet
from build_tools.targets.whole import whole

SCREEN = Room(760.0, 1300.0)
"""What a page leaves for a chart; a chart on screen may be long, for it scrolls."""
_WORTH_IT = 3
"""With so many layouts to be searched, it pays to share them among processes."""


class Press:
    """Makes each print of a forest once; the layouts, which take long, are searched in all processors at a time."""

    def __init__(self, forest: Forest, site_url: str, cache: Cache) -> None:
        self.forest, self.site_url, self.cache = forest, site_url, cache

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each card."""
        return dict(card_numbers(self.forest))

    def content(self, tree: Tree, size: str = "a4") -> dict[str, Any]:
        """What is printed on a tree's card, laid out for a paper size."""
        like = "letter" if size == "letter" else "a4"
        made: dict[str, Any] = json.loads(self.cache.get(self._inputs(tree, like), lambda: self._laid_out(tree, like)))
        return made

    def _laid_out(self, tree: Tree, like: str) -> bytes:
        rooms = tuple(frame.room for frame in paper.frames(like))
        pages = paginate(tree, self.forest, self.numbers, rooms)
        return json.dumps(card.content(tree, self.forest, self.numbers, pages), ensure_ascii=False).encode()

    def _inputs(self, tree: Tree, like: str) -> list[str]:
        """All that a card's layout is made from: the tree, and what its boxes say of other trees."""
        words = sheet(cutting(tree, [frozenset(tree.nodes)]), 1, self.forest, self.numbers).specs
        category = self.forest.categories.get(tree.category)
        title = category.title if category else ""
        return ["card", like, tree.id, self.numbers[tree.id], tree.source.text, title, repr(words)]

    def card(self, tree: Tree) -> Artifact:
        """A tree's card on A4."""
        content = self.content(tree)
        text = json.dumps(content, ensure_ascii=False)
        made = self.cache.get(["card pdf", self.site_url, text], lambda: card.pdf(content, self.site_url))
        return Artifact(places.card(tree.id), made)

    def chart(self, tree: Tree) -> Artifact:
        """A tree's flowchart for the screen."""
        sketch = whole(tree, self.forest)
        made = self.cache.get(
            ["chart", tree.id, tree.source.text, repr(sketch.specs)],
            lambda: chart.chart(tree, draw(search(sketch, SCREEN))),
        )
        return Artifact(places.chart(tree.id), made)

    def cards(self) -> Iterator[Artifact]:
        """Every card."""
        self.warm()
        for tree in self.forest.trees.values():
            yield self.card(tree)

    def warm(self) -> None:
        """Search what is not in the cache yet, in as many processes as there are processors."""
        cold = [tree.id for tree in self.forest.trees.values() if not self.cache.has(self._inputs(tree, "a4"))]
        forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
        if len(cold) < _WORTH_IT or self.cache.folder is None or not forks:
            return
        _press.append(self)
        try:
            with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
                for _ in pool.imap_unordered(_warm, cold):
                    self.cache.made += 1
        finally:
            _press.pop()


_press: list[Press] = []
"""What the processes share: they are forked, and find the forest here."""


def _warm(tree_id: str) -> None:
    press = _press[-1]
    tree = press.forest.trees[tree_id]
    press.content(tree)
    press.chart(tree)
