"""A tree → the fewest sheets on which its text is large enough, cut where a reader loses least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice
from math import ceil
from typing import TypeAlias

import networkx as nx

from build_tools.model.forest import Forest
from build_tools.model.graph import successors
from build_tools.model.order import reading_order
from build_tools.model.tree import Tree
from build_tools.targets.boxes import FONT_SIZE, box
from build_tools.targets.cuts import Cutting, cutting, tails, with_tails
from build_tools.targets.drawing import draw
from build_tools.targets.geometry import Layout
from build_tools.targets.score import FLOOR, WANTED, Room, text_size
from build_tools.targets.search import search
from build_tools.targets.sheet import sheet

_DENSITY = 0.28
"""The share of a full sheet that boxes cover at the floor, usually; the rest is lines and space."""
_SURELY, _HARDLY = 0.6, 1.6
"""A part that covers less of a sheet fits, one that covers more does not; between them it is tried."""
_ROUGH, _CAREFUL = 24, 50
"""How many layouts tell whether a part may fit, and whether it does …"""
_UTMOST = 240
"""… and how many are tried for what is printed."""
_HOPE = 0.94
"""A rough layout this near the floor may meet it with more tries."""
_BEAM, _STATES, _CHECKED = 24, 60, 3
"""How many unfinished cuts are kept, how many finished ones are looked at, and how many of those with care."""
_PAIRED, _TRIPLED = 25, 14
"""Up to so many nodes, two or three parts may share a sheet."""


@dataclass(frozen=True)
class Pages:
    """A card's sheets, laid out for one room."""

    cut: Cutting
    room: Room
    layouts: tuple[Layout, ...]

    @cached_property
    def sizes(self) -> tuple[float, ...]:
        """The text size of each sheet."""
        return tuple(text_size(layout.width, layout.height, self.room) for layout in self.layouts)

    @property
    def smallest(self) -> float:
        """The text size of the fullest sheet."""
        return min(self.sizes)

    @property
    def crossings(self) -> int:
        """How many lines cross, on all sheets."""
        return sum(layout.crossings for layout in self.layouts)

    @property
    def readable(self) -> bool:
        """Whether all text is large enough and nothing lies on top of anything."""
        return self.smallest >= FLOOR and not any(layout.touches for layout in self.layouts)

    @property
    def rank(self) -> tuple[bool, int, float]:
        """Lower reads better: readable first, then fewer sheets, then few links and large text."""
        return (
            not self.readable,
            len(self.layouts),
            self.cut.cost + 1.5 * max(WANTED - self.smallest, 0.0) + 0.25 * self.crossings,
        )


def paginate(tree: Tree, forest: Forest, numbers: Mapping[str, str], rooms: tuple[Room, ...]) -> Pages:
    """The best cut for the best of the rooms."""
    best: Pages | None = None
    for room in rooms:
        found = _Search(tree, forest, numbers, room).best(best)
        if found and (best is None or found.rank < best.rank):
            best = found
    if best is None:
        raise ValueError(f"{tree.id} fits no sheet")
    return _Search(tree, forest, numbers, best.room).laid_out(best.cut, _UTMOST)


State: TypeAlias = tuple[frozenset[str], ...]
"""The parts of a cut: first what may be cut again, then what has been taken off it."""


class _Search:
    """The search for one tree and one room; what was laid out once is remembered."""

    def __init__(self, tree: Tree, forest: Forest, numbers: Mapping[str, str], room: Room) -> None:
        self.tree, self.forest, self.numbers, self.room = tree, forest, numbers, room
        self.copied = tails(tree)
        self.order = [key for key in reading_order(tree) if key not in self.copied]
        self.fitting: list[frozenset[str]] = []
        self.failing: list[frozenset[str]] = []
        self.parts = self._dominated()
        self.bulk = self._bulk()
        self.capacity = room.width * room.height * _DENSITY * (FONT_SIZE / FLOOR) ** 2

    def best(self, rival: Pages | None) -> Pages | None:
        """The best pages, if they can be better than the rival."""
        whole = frozenset(self.order)
        fewest = max(1, ceil(self._fill(whole) / _HARDLY))
        most = len(rival.layouts) if rival else len(self.order)
        best: Pages | None = None
        for count in range(fewest, most + 1):
            best = self._best(self._cuts(whole, count), rival) or best
            if best and best.readable:
                return best
        return best or (None if rival else self.laid_out(cutting(self.tree, map(frozenset, zip(self.order))), _ROUGH))

    def _best(self, states: list[State], rival: Pages | None) -> Pages | None:
        """The best of those cuts whose sheets all seem to fit, the cheapest first."""
        best: Pages | None = None
        checked = 0
        for cut in sorted((cutting(self.tree, state) for state in states), key=lambda cut: cut.cost):
            to_beat = min((pages.rank for pages in (best, rival) if pages), default=None)
            if checked >= (_CHECKED if best and best.readable else 2 * _CHECKED) or (
                to_beat and to_beat <= (False, len(cut.sheets), cut.cost)
            ):
                break
            if all(self._may_fit(part) for part in sorted(cut.sheets, key=self._fill, reverse=True)):
                checked += 1
                pages = self.laid_out(cut, _CAREFUL)
                self.failing += [part for part, size in zip(cut.sheets, pages.sizes, strict=True) if size < FLOOR]
                best = min((found for found in (best, pages) if found), key=lambda found: found.rank)
        return best

    def laid_out(self, cut: Cutting, budget: int) -> Pages:
        """The sheets of a cut, each the best that so many tries find."""
        sketches = [sheet(cut, page, self.forest, self.numbers) for page in range(1, len(cut.sheets) + 1)]
        return Pages(cut, self.room, tuple(draw(search(sketch, self.room, budget)) for sketch in sketches))

    def _cuts(self, whole: frozenset[str], count: int) -> list[State]:
        """Ways to cut the tree into `count` sheets, the most promising first."""
        states: list[State] = [(whole,)]
        for left in range(count - 1, 0, -1):
            found: dict[frozenset[frozenset[str]], tuple[float, State]] = {}
            for rest, *done in states:
                for part in self._peels(rest):
                    state = (rest - part, part, *done)
                    over = self._fill(state[0]) / left - 1.1
                    if over < 0.5 and (key := frozenset(state)) not in found:
                        fullest = max(self._fill(one) for one in state[1:])
                        extra = 8.0 * max(over, 0.0) * left + 6.0 * max(fullest - 1.1, 0.0)
                        found[key] = (cutting(self.tree, state).cost + extra, state)
            ranked = sorted(found.values(), key=lambda item: (round(item[0], 6), [sorted(part) for part in item[1]]))
            states = [state for _, state in ranked]
            if left > 1:
                states = list(islice((state for state in states if self._may_fit(state[1])), _BEAM))
        return states[:_STATES]

    def _peels(self, rest: frozenset[str]) -> Iterator[frozenset[str]]:
        """The parts that could be a sheet of their own."""
        start = self.tree.start.value
        below = list(dict.fromkeys(part & rest for key, part in self.parts.items() if key in rest and key != start))
        found = dict.fromkeys(below)
        for size, most in ((2, _PAIRED), (3, _TRIPLED)):
            if len(self.order) <= most:
                found |= dict.fromkeys(frozenset().union(*some) for some in combinations(below, size) if _apart(some))
        tail = [key for key in self.order if key in rest]
        found |= dict.fromkeys(frozenset(tail[-count:]) for count in range(1, len(rest)))
        return (part for part in found if part and start not in part and self._fill(part) < _HARDLY)

    def _dominated(self) -> dict[str, frozenset[str]]:
        """For each node, what can only be reached through it."""
        edges = successors(self.tree)
        graph: nx.DiGraph[str] = nx.DiGraph(
            (key, to) for key in self.order for to in edges[key] if to in set(self.order)
        )
        graph.add_nodes_from(self.order)
        above = nx.immediate_dominators(graph, self.tree.start.value)
        found: dict[str, set[str]] = {key: {key} for key in self.order}
        for key in self.order:
            up = key
            while up != self.tree.start.value and up in above:
                up = above[up]
                found[up].add(key)
        return {key: frozenset(value) for key, value in found.items()}

    def _bulk(self) -> dict[str, float]:
        """For each node, the area that it and its answers cover at the usual text size."""
        found = dict.fromkeys(self.tree.nodes, 0.0)
        for spec in sheet(cutting(self.tree, [frozenset(self.order)]), 1, self.forest, self.numbers).specs:
            part = box(spec, 6.0 if spec.answer is not None else 10.0)
            found[spec.node] += part.width * part.height
        return found

    def _fill(self, part: frozenset[str]) -> float:
        """How full a sheet would be, by area."""
        return sum(self.bulk[key] for key in with_tails(self.tree, part, self.copied)) / self.capacity

    def _may_fit(self, part: frozenset[str]) -> bool:
        """Whether a sheet with this part can have text that is large enough; a single node must do as it is."""
        fill = self._fill(part)
        if len(part) == 1:
            return True
        if fill > _HARDLY or any(part >= one for one in self.failing):
            return False
        if fill < _SURELY or any(part <= one for one in self.fitting):
            return True
        rest = frozenset(self.order) - part
        cut = cutting(self.tree, [part, rest] if rest else [part])
        sketch = sheet(cut, cut.sheets.index(part) + 1, self.forest, self.numbers)
        tried = search(sketch, self.room, _ROUGH, enough=FLOOR)
        fits = text_size(tried.width, tried.height, self.room) >= FLOOR * _HOPE
        (self.fitting if fits else self.failing).append(part)
        return fits


def _apart(parts: Iterable[frozenset[str]]) -> bool:
    return not any(a & b for a, b in combinations(parts, 2))
