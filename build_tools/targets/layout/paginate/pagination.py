"""A tree → the fewest sheets on which its text is large enough, cut where a reader loses least."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import ceil
from typing import TypeAlias

from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets.layout.paginate.cuts import Cutting, cutting, divided_nodes
from build_tools.targets.layout.paginate.parts import HARDLY, Parts
from build_tools.targets.layout.paginate.sheet import sheet
from build_tools.targets.layout.route.route import Plan
from build_tools.targets.layout.search.bounds import Structure
from build_tools.targets.layout.search.score import FLOOR, WANTED, Room, text_size
from build_tools.targets.layout.search.search import Effort, Found, could_have, search
from build_tools.targets.layout.sketch.sketch import Sketch

_SURELY = 0.6
"""A part that covers less of a sheet fits; between this and `HARDLY` it is tried."""
_FULL = 1.25
"""A well filled sheet."""
_UTMOST, _IN_ALL = 60, 240
"""How many layouts are tried for what is printed: for a sheet, and for all sheets together."""
_FINALISTS = 1
"""So many of the best layouts of a sheet are laid out by Graphviz, too."""
_TWO = 2
"""A sheet of so many at most is what it was when it was tried: there were no other links that it could have."""
_MANY = 4
"""A tree that needs more sheets is cut sheet by sheet; one that needs fewer is cut in the best way of all."""
_SPARE = 1.03
"""Sheets that are cut one by one are tried before their links are known, whose page numbers may have more digits."""
_FINE = 13.0
"""With text this large and hardly a crossing, the search ends."""
_ROUGH = Effort(14, 1, enough=_FINE)
"""How long it is tried whether a part fits a sheet."""
_BEAM, _STATES, _CHECKED = 24, 60, 3
"""How many unfinished cuts are kept, how many finished ones are looked at, and how many of those with care."""


@dataclass(frozen=True)
class Pages:
    """A card's sheets, laid out for one room."""

    cut: Cutting
    room: Room
    plans: tuple[Plan, ...]
    structures: tuple[Structure, ...] = ()
    """What makes each plan: a good one to set out from, where a sheet is searched again."""

    @property
    def sizes(self) -> tuple[float, ...]:
        """The text size of each sheet."""
        return tuple(text_size(plan.width, plan.height, self.room) for plan in self.plans)

    @cached_property
    def smallest(self) -> float:
        """The text size of the fullest sheet."""
        return min(self.sizes)

    @property
    def crossings(self) -> int:
        """How many lines cross, on all sheets."""
        return sum(len(plan.crossed) for plan in self.plans)

    @property
    def readable(self) -> bool:
        """Whether all text is large enough and nothing lies on top of anything."""
        return self.smallest >= FLOOR and not any(plan.touches for plan in self.plans)

    @property
    def fine(self) -> bool:
        """Whether it is not worth while to look for something better."""
        return self.readable and self.smallest >= _FINE and self.crossings <= 1

    @cached_property
    def rank(self) -> tuple[bool, int, float]:
        """Lower reads better: readable first, then fewer sheets, then few links and large text."""
        small = max(WANTED - self.smallest, 0.0)
        return not self.readable, len(self.plans), self.cut.cost + 1.5 * small + 0.25 * self.crossings


def paginate(tree: Tree, forest: Forest, numbers: Mapping[str, str], rooms: tuple[Room, ...]) -> Pages:
    """The best cut for the best of the rooms."""
    best: Pages | None = None
    sketches: dict[frozenset[str], Sketch] = {}
    for room in rooms:
        looking = _CutSearch(tree, forest, numbers, room, sketches)
        if best and best.fine and len(best.plans) <= looking.fewest:
            break
        found = looking.best(best)
        if found and (best is None or found.rank < best.rank):
            best = found
    if best is None:
        raise ValueError(f"{tree.id} fits no sheet")
    effort = Effort(min(_UTMOST, _IN_ALL // len(best.plans)), 1, thorough=True, finalists=_FINALISTS)
    printed = []
    for page, (part, structure) in enumerate(zip(best.cut.sheets, best.structures, strict=True), 1):
        alike = len(best.cut.sheets) <= _TWO and part in sketches
        shown = sketches[part] if alike else sheet(best.cut, page, forest, numbers)
        printed.append(_printed(shown, best.room, effort, structure))
    return Pages(best.cut, best.room, tuple(printed), best.structures)


def _printed(sketch: Sketch, room: Room, effort: Effort, structure: Structure) -> Plan:
    """What is printed; small type is worth a longer search."""
    made = search(sketch, room, effort, structure).plan
    if text_size(made.width, made.height, room) >= FLOOR:
        return made
    return search(sketch, room, Effort(2 * _UTMOST, 2, thorough=True, enough=FLOOR, finalists=_FINALISTS)).plan


State: TypeAlias = tuple[frozenset[str], ...]
"""The parts of a cut: first what may be cut again, then what has been taken off it."""


class _CutSearch:
    """The search for one tree and one room; what was laid out once is remembered."""

    def __init__(
        self,
        tree: Tree,
        forest: Forest,
        numbers: Mapping[str, str],
        room: Room,
        sketches: dict[frozenset[str], Sketch],
    ) -> None:
        self.tree, self.forest, self.numbers, self.room = tree, forest, numbers, room
        self.sketches = sketches
        self.all_nodes = frozenset(divided_nodes(tree))
        self.parts = Parts(tree, room, self._sketch(self.all_nodes))
        self.layouts: dict[frozenset[str], Found] = {}
        self.failing: list[frozenset[str]] = []
        self.floor = FLOOR * (_SPARE if self.fewest > _MANY else 1.0)

    @property
    def fewest(self) -> int:
        """So many sheets are needed, as far as can be told without a layout."""
        return ceil(self.parts.fill(self.all_nodes) / _FULL)

    def best(self, rival: Pages | None) -> Pages | None:
        """The best pages, if they can be better than the rival."""
        if self.fewest > _MANY:
            return self._pages(cutting(self.tree, self._peeled()))
        most = len(rival.plans) if rival else len(self.all_nodes)
        for count in range(ceil(self.parts.fill(self.all_nodes) / HARDLY), min(most, _MANY + 1) + 1):
            if found := self._best(self._cuts(count), rival):
                return found
        return None if rival else self._pages(cutting(self.tree, self._peeled()))

    def _best(self, states: list[State], rival: Pages | None) -> Pages | None:
        """The best of those cuts whose sheets all fit, the cheapest first."""
        best: Pages | None = None
        checked = 0
        for cut in sorted((cutting(self.tree, state) for state in states), key=lambda cut: cut.cost):
            to_beat = min((pages.rank for pages in (best, rival) if pages), default=None)
            if checked >= _CHECKED or (to_beat and to_beat <= (False, len(cut.sheets), cut.cost)):
                break
            parts = sorted(cut.sheets, key=self.parts.fill, reverse=True)
            if all(self._may_fit(part) for part in parts) and all(self._fits(part) for part in parts):
                pages = self._pages(cut)
                checked += pages.readable
                best = min((found for found in (best, pages) if found), key=lambda found: found.rank)
                if best.fine:
                    break
        return best

    def _pages(self, cut: Cutting) -> Pages:
        found = [self._found(part) for part in cut.sheets]
        return Pages(cut, self.room, tuple(one.plan for one in found), tuple(one.structure for one in found))

    def _cuts(self, count: int) -> list[State]:
        """Ways to cut the tree into `count` sheets, the most promising first."""
        states: list[State] = [(self.all_nodes,)]
        for left in range(count - 1, 0, -1):
            found: dict[frozenset[frozenset[str]], tuple[float, State]] = {}
            for rest, *done in states:
                for part in self.parts.peels(rest):
                    state = (rest - part, part, *done)
                    over = self.parts.fill(state[0]) / left - 1.1
                    if over < 0.5 and (key := frozenset(state)) not in found:
                        fullest = max(self.parts.fill(one) for one in state[1:])
                        extra = 8.0 * max(over, 0.0) * left + 6.0 * max(fullest - 1.1, 0.0)
                        found[key] = (cutting(self.tree, state).cost + extra, state)
            ranked = sorted(found.values(), key=lambda item: (round(item[0], 6), [*map(self.parts.named, item[1])]))
            states = [state for _, state in ranked]
            if left > 1:
                states = list(islice((state for state in states if self._may_fit(state[1])), _BEAM))
        return states[:_STATES]

    def _peeled(self) -> State:
        """A cut into as many sheets as it needs: a good sheetful is taken off, until the rest is one.

        Where nothing fits, a single node is taken off: its text is too long for any sheet, and must do as it is.
        """
        rest, done = self.all_nodes, list[frozenset[str]]()
        while not (self._may_fit(rest) and self._fits(rest)):
            fitting = (part for part in self.parts.sheetfuls(rest) if self._may_fit(part) and self._fits(part))
            part = next(fitting, self.parts.last(rest))
            rest, done = rest - part, [part, *done]
        return (rest, *done)

    def _may_fit(self, part: frozenset[str]) -> bool:
        """Whether a sheet with this part may have text that is large enough, as far as the sizes of its boxes tell."""
        if len(part) == 1:
            return True
        fill = self.parts.fill(part)
        if fill > HARDLY or any(part >= one for one in self.failing):
            return False
        return fill < _SURELY or could_have(self.floor, self._sketch(part), self.room) or self._failed(part)

    def _fits(self, part: frozenset[str]) -> bool:
        """Whether it has, once it is laid out; a single node must do as it is."""
        return len(part) == 1 or self._size(part) >= self.floor or self._failed(part)

    def _failed(self, part: frozenset[str]) -> bool:
        self.failing.append(part)
        return False

    def _size(self, part: frozenset[str]) -> float:
        made = self._found(part).plan
        return text_size(made.width, made.height, self.room)

    def _found(self, part: frozenset[str]) -> Found:
        """A layout of a part that is good enough to choose a cut by."""
        if part not in self.layouts:
            self.layouts[part] = search(self._sketch(part), self.room, _ROUGH)
        return self.layouts[part]

    def _sketch(self, part: frozenset[str]) -> Sketch:
        """A sheet with this part, whatever the other sheets are."""
        if part not in self.sketches:
            rest = self.all_nodes - part
            cut = cutting(self.tree, [part, rest] if rest else [part])
            self.sketches[part] = sheet(cut, cut.sheets.index(part) + 1, self.forest, self.numbers)
        return self.sketches[part]
