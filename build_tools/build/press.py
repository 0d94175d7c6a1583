"""The arrows that end on paper: forest → cards, handbook, and what the site says of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import TypeAlias

from pydantic import TypeAdapter

from build_tools.analysis.card_numbers import card_numbers
from build_tools.analysis.volumes import volumes
from build_tools.build import parallel
from build_tools.build.trade import TRADE
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.pages import Page
from build_tools.model.synonyms import synonyms
from build_tools.model.tree import Do, Node, Tree
from build_tools.targets import paths
from build_tools.targets.api import trees
from build_tools.targets.artifact import Artifact
from build_tools.targets.layout.draw.drawing import draw
from build_tools.targets.layout.draw.geometry import Layout
from build_tools.targets.layout.paginate.cuts import cutting
from build_tools.targets.layout.paginate.pagination import paginate
from build_tools.targets.layout.paginate.sheet import sheet
from build_tools.targets.layout.search.screen import on_screen
from build_tools.targets.layout.sketch.main_line import transitions
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.whole_tree import whole_tree
from build_tools.targets.paper import card, editions, frames, handbook
from build_tools.targets.paper import sheet as page_sheet
from build_tools.targets.paper.content import Card, CardSheets
from build_tools.targets.paper.editions import Current, Extent
from build_tools.targets.paper.sheet_parts import Part
from build_tools.targets.trade import WallSheet
from build_tools.targets.web import chart, handwritten

_WORTH_IT = 3
"""With so many layouts to be searched, it pays to share them among processes."""
_SHEETS, _LAYOUT = TypeAdapter(CardSheets), TypeAdapter(Layout)
"""How the layouts of cards and charts are kept between runs."""
_LAYOUT_MAKERS = (
    *("build_tools.targets.paper.content", "build_tools.targets.layout.paginate.pagination"),
    "build_tools.assets.language",
)
_CHART_LAYOUT_MAKERS = (
    *("build_tools.targets.layout.draw.drawing", "build_tools.targets.layout.search.screen"),
    "build_tools.assets.language",
)
_DRAWERS = (*_CHART_LAYOUT_MAKERS, "build_tools.targets.web.chart", "build_tools.assets.palette")
_SETTERS = (
    *("build_tools.targets.paper.handbook", "build_tools.targets.paper.sheet", *TRADE.printers),
    *("build_tools.assets.paper", "build_tools.assets.palette"),
)
"""What makes the layouts, the charts, and the files: a change to other modules need not cost another search.

The makers say which code shapes a thing; its inputs, which texts: what it shows, and not the files that say so.
"""

Progress: TypeAlias = Callable[[int, int], None]
"""Is called with how many of how many layouts are done."""


def no_progress(_done: int, _all: int) -> None:
    """Nobody wants to know."""


class Press:
    """Makes each print of a forest once; the layouts, which take long, are searched in all processors at a time."""

    def __init__(self, forest: Forest, site_url: str, cache: Cache, progress: Progress = no_progress) -> None:
        self.forest, self.site_url, self.cache, self.progress = forest, site_url, cache, progress
        self._sheets: dict[tuple[str, str], CardSheets] = {}
        self._sizes: dict[str, int] = {}
        """How large the files are that were made, by their path."""
        self._keys: dict[str, str] = {}
        """What stands for a card's content, or sheets, or words of the interface, in the keys of the cache."""
        self._shown: dict[str, list[str]] = {}
        self._warmed: set[str] = set()
        """The paper sizes for which all layouts are there."""

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each card."""
        return dict(card_numbers(self.forest))

    @property
    def contents(self) -> Mapping[str, Card]:
        """What every card says and where it leads, by tree; nothing is laid out for it."""
        return _contents(self.forest)

    def sheets(self, tree: Tree, size: str = "a4") -> CardSheets:
        """A tree's card, laid out for a paper size."""
        like = _like(size)
        if (tree.id, like) not in self._sheets:
            self._sheets[tree.id, like] = _SHEETS.validate_json(self._kept_sheets(tree, like))
        return self._sheets[tree.id, like]

    def _kept_sheets(self, tree: Tree, like: str) -> bytes:
        """The layout of a card as it is kept: whoever only asks whether it is another one need not take it apart."""
        kept = self.cache.get(self._inputs(tree, like), partial(self._laid_out, tree, like), _LAYOUT_MAKERS)
        self._know(tree, like, kept)
        return kept

    def _know(self, tree: Tree, like: str, kept: bytes) -> None:
        self._keys[f"{tree.id} {like}"] = hashlib.sha256(kept).hexdigest()

    def card(self, tree: Tree, style: str = "chart", size: str = "a4") -> Artifact:
        """A tree's card on paper."""
        content = self.contents[tree.id]

        def make() -> bytes:
            return card.pdf(content, self.sheets(tree, size), self.site_url, size, card.STYLES[style])

        inputs = ["card", style, size, self._content_key(tree), self._sheets_key(tree, size)]
        made = Artifact(paths.card(tree.id, style, size), self._set(inputs, make))
        self._sizes[made.path] = len(made.data)
        return made

    def thumbnail(self, tree: Tree) -> Artifact:
        """A small picture of a tree's card, on which nobody sees its keywords."""
        content = self.contents[tree.id]
        inputs = ["thumbnail", repr(replace(content, keywords=())), self._sheets_key(tree)]
        return Artifact(
            paths.thumbnail(tree.id),
            self._set(inputs, lambda: card.thumbnail(self.card(tree).data)),
        )

    def chart(self, tree: Tree) -> Artifact:
        """A tree's flowchart for the screen."""
        sketch = whole_tree(tree, self.forest)
        make = partial(self._drawn, tree, sketch)
        return Artifact(paths.chart(tree.id), self.cache.get(self._chart_inputs(tree, sketch), make, _DRAWERS))

    def handbook(self, volume: int = 1) -> Artifact:
        """All cards as a book, in one volume or in several."""
        self.warm()
        bound = volumes(self.forest)
        trees = bound[volume - 1]
        annex = TRADE.annex(self.forest, self.numbers)
        leaves = TRADE.leaves(self.forest)

        def make() -> bytes:
            cards = [(self.contents[tree.id], self.sheets(tree)) for tree in trees]
            return handbook.pdf(cards, self.forest, annex, leaves, self.site_url, volume)

        site = self.forest.site
        inputs = ["handbook", *map(repr, (site.name, site.handbook, site.warning, site.advice, site.blanks))]
        inputs += [repr(synonyms(self.forest).readings), repr(annex), repr(leaves)]
        inputs.append(repr(handbook.others(volume, self.forest)))
        for tree in trees:
            inputs += [self._content_key(tree), self._sheets_key(tree)]
        return Artifact(paths.handbook(volume, len(bound)), self._set(inputs, make))

    def handbooks(self) -> Iterator[Artifact]:
        """Every volume."""
        yield from map(self.handbook, range(1, len(volumes(self.forest)) + 1))

    def page_sheet(self, page_id: str) -> Artifact:
        """The sheet of a page, to be filled in."""
        page, parts = self._page_sheets[page_id]
        made = page_sheet.sheet(page, parts, self.forest, paths.url(self.site_url, paths.published(page.place)))
        make = partial(page_sheet.pdf, made, self.forest.locale.language)
        return Artifact(paths.sheet(page_id), self._set(["sheet", repr(made)], make))

    @property
    def page_sheets(self) -> tuple[str, ...]:
        """The pages that have one."""
        return tuple(self._page_sheets)

    @cached_property
    def _page_sheets(self) -> dict[str, tuple[Page, tuple[Part, ...]]]:
        return handwritten.sheets(self.forest, TRADE)

    def wall_sheet(self, size: str = "a4") -> Iterator[Artifact]:
        """The trade's sheet for the wall, where there is one."""
        if self._wall:
            made = self._set([self._wall.id, size, self._wall.says], partial(self._wall.pdf, self.site_url, size))
            yield Artifact(paths.card(self._wall.id, paper=size), made)

    @property
    def wall_sheet_path(self) -> str | None:
        """Where that sheet is published; None where there is none."""
        return paths.card(self._wall.id) if self._wall else None

    def current(self) -> Mapping[str, Current]:
        """What every card says now, by the id under which its history is kept; nothing is laid out for it."""
        return current_cards(self.forest)

    def editions(self) -> Artifact:
        """What the site knows of the editions of cards."""
        self.warm()
        extents = {key: self._extent(tree) for key, tree in self.forest.trees.items()}
        sizes = {key: self._both_sizes(tree) for key, tree in self.forest.trees.items()}
        return Artifact(paths.EDITIONS, trees.encode(editions.published(self.forest, self.current(), extents, sizes)))

    def _extent(self, tree: Tree) -> Extent:
        """How many sheets a card has, and which way they lie; kept beside the layout, which need not be read for it."""

        def measured() -> Extent:
            made = self.sheets(tree)
            return Extent(len(made.sheets), made.landscape)

        if not self.cache.keeps():
            return measured()
        kept = self.cache.get(["extent", self._sheets_key(tree)], lambda: trees.encode(measured()), _LAYOUT_MAKERS)
        return Extent(*json.loads(kept))

    def _both_sizes(self, tree: Tree) -> dict[str, int]:
        """How large a card's files are, so that whoever wants many of them knows; what was made is not made again."""
        return {style: self._size(tree, style) for style in ("chart", "steps")}

    def _size(self, tree: Tree, style: str) -> int:
        path = paths.card(tree.id, style)
        return self._sizes[path] if path in self._sizes else len(self.card(tree, style).data)

    def edition(self, key: str) -> Artifact:
        """What printed copies of one card are judged by; nothing is laid out for it."""
        return Artifact(
            paths.edition(key), trees.encode(editions.card_data(self.forest.history(key), self.current()[key]))
        )

    def cards(self, style: str = "chart", size: str = "a4") -> Iterator[Artifact]:
        """Every card, and the sheet for the wall."""
        self.warm(size)
        for tree in self.forest.trees.values():
            yield self.card(tree, style, size)
        yield from self.wall_sheet(size)

    def warm(self, size: str = "a4") -> None:
        """Search what is not in the cache yet, in as many processes as there are processors."""
        if (like := _like(size)) in self._warmed:
            return
        self._warmed.add(like)
        cold = [tree for tree in self.forest.trees.values() if self._is_cold(tree, like)]
        if len(cold) < _WORTH_IT or not self.cache.keeps() or not parallel.possible():
            return

        def make(place: int) -> None:
            self.sheets(cold[place], size)
            self.chart(cold[place])

        def report(done: int) -> None:
            self.cache.made += 1
            self.progress(done, len(cold))

        self.progress(0, len(cold))
        make(0)  # here: what that reads, the others have when they are forked
        report(1)
        parallel.share(lambda place: make(place + 1), len(cold) - 1, lambda done: report(done + 1))

    def _is_cold(self, tree: Tree, like: str) -> bool:
        """Whether the layout of a tree's card, or chart, is still to be searched."""
        if (tree.id, like) not in self._sheets:
            kept = self.cache.read(self._inputs(tree, like), _LAYOUT_MAKERS)
            if kept is None:
                return True
            self._know(tree, like, kept)
        return not self.cache.has(self._chart_inputs(tree, whole_tree(tree, self.forest)), _DRAWERS)

    def _content_key(self, tree: Tree) -> str:
        if tree.id not in self._keys:
            self._keys[tree.id] = _hash(repr(self.contents[tree.id]))
        return self._keys[tree.id]

    def _sheets_key(self, tree: Tree, size: str = "a4") -> str:
        name = f"{tree.id} {_like(size)}"
        if name not in self._keys:
            if self.cache.keeps():
                self._kept_sheets(tree, _like(size))
            else:
                self.sheets(tree, size)  # so that no layout is searched twice for want of a store
        return self._keys[name]

    def _laid_out(self, tree: Tree, like: str) -> bytes:
        rooms = tuple(frame.room for frame in frames.frames(like))
        pages = paginate(tree, self.forest, self.numbers, rooms)
        return _SHEETS.dump_json(card.laid_out(tree, self.numbers[tree.id], pages))

    def _inputs(self, tree: Tree, like: str) -> list[str]:
        """All that a card's layout shows: its boxes' words, its lines, how often each is taken, and its number."""
        return ["layout", like, tree.id, self.numbers[tree.id], *self._on_paper(tree)]

    def _on_paper(self, tree: Tree) -> list[str]:
        """What a card's layout shows, if it had one sheet; asked for each paper size and face."""
        if tree.id not in self._shown:
            whole_sheet = sheet(cutting(tree, [frozenset(tree.nodes)]), 1, self.forest, self.numbers)
            self._shown[tree.id] = _shown(tree, whole_sheet)
        return self._shown[tree.id]

    def _set(self, inputs: list[str], make: Callable[[], bytes]) -> bytes:
        """A file out of the typesetter, which gets these words of the interface beside what is given to it."""
        language = self.forest.locale.language
        return self.cache.get([self.site_url, language, *self._words("card", "handbook"), *inputs], make, _SETTERS)

    def _chart_inputs(self, tree: Tree, sketch: Sketch) -> list[str]:
        """All that a chart shows."""
        locale = self.forest.locale
        return ["chart", locale.tag, *self._words("chart"), tree.id, tree.title.value, *_shown(tree, sketch)]

    def _words(self, *parts: str) -> list[str]:
        """What stands for parts of the interface's words in the keys of the cache."""
        for part in parts:
            if part not in self._keys:
                self._keys[part] = _hash(repr(self.forest.locale.part(part)))
        return [self._keys[part] for part in parts]

    def _drawn(self, tree: Tree, sketch: Sketch) -> bytes:
        """A chart, its layout searched if need be: that depends on boxes and lines, and not on the tree's title."""
        inputs = ["chart layout", *map(repr, (sketch.specs, sketch.wires, sketch.roots, sketch.main_line))]
        found = self.cache.get(inputs, partial(_placed, sketch), _CHART_LAYOUT_MAKERS)
        return chart.chart(tree, _LAYOUT.validate_json(found), self.forest.locale)

    @cached_property
    def _wall(self) -> WallSheet | None:
        return TRADE.wall(self.forest, self.numbers)


@memoized
def _contents(forest: Forest) -> Mapping[str, Card]:
    numbers = card_numbers(forest)
    return {key: card.card_of(tree, forest, numbers) for key, tree in forest.trees.items()}


@memoized
def current_cards(forest: Forest) -> Mapping[str, Current]:
    """What every card says now, by its id; a check and a build ask for it, and nothing is laid out for it."""
    found = {key: editions.current(content) for key, content in _contents(forest).items()}
    if wall := TRADE.wall(forest, dict(card_numbers(forest))):
        found[wall.id] = wall.current
    return found


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _placed(sketch: Sketch) -> bytes:
    return _LAYOUT.dump_json(draw(on_screen(sketch)))


def _like(size: str) -> str:
    """The paper size whose layouts a size shares."""
    return "letter" if size == "letter" else "a4"


def _shown(tree: Tree, sketch: Sketch) -> list[str]:
    """What a drawing of a tree shows, and what its layout depends on; hints, sources and examples are no part of it."""
    nodes = [(key, node.kind, str(getattr(node, "ref", "")), _likely(tree, node)) for key, node in tree.nodes.items()]
    labels = [[(edge.label, edge.to) for edge in node.edges()] for node in tree.nodes.values()]
    return [tree.start.value, *map(repr, (sketch.specs, sketch.wires, sketch.main_line, nodes, labels))]


def _likely(tree: Tree, node: Node) -> tuple[object, ...]:
    """How often each way on is taken, and how often an action helps: what the main line depends on."""
    fixes = node.fixes if isinstance(node, Do) else None
    return tuple(transitions(tree, node)), (fixes.low, fixes.high) if fixes else None
