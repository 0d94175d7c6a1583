"""The parts of a tree that could be a sheet of their own, and how full each would make one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import fsum

from build_tools.analysis.graph.tree_graph import successors
from build_tools.model.tree import Tree
from build_tools.targets.layout.paginate.cuts import divided_nodes, repeated_nodes, with_repeated
from build_tools.targets.layout.search.score import FLOOR, Room
from build_tools.targets.layout.sketch.boxes import FONT_SIZE, box
from build_tools.targets.layout.sketch.sketch import Sketch

_DENSITY = 0.28
"""The share of a full sheet that boxes cover at the floor, usually; the rest is lines and space."""
HARDLY = 1.45
"""A part that covers more than so many sheets fits none."""
_LINK = 0.04
"""How much of a sheet a link to another takes."""
_PAIRED, _TRIPLED = 25, 14
"""Up to so many nodes, two or three parts may share a sheet."""


class Parts:
    """A tree's parts, for sheets with so much room; `whole` is the tree on one sheet."""

    def __init__(self, tree: Tree, room: Room, whole: Sketch) -> None:
        self.tree = tree
        self.repeated = repeated_nodes(tree)
        self.order = divided_nodes(tree)
        self.all_nodes = frozenset(self.order)
        self._edges = successors(tree)
        self._below = self._dominated()
        self._areas = dict.fromkeys(tree.nodes, 0.0)
        """For each node, the area that it and its answers cover at the usual text size."""
        for spec in whole.specs:
            part = box(spec, 6.0 if spec.answer is not None else 10.0)
            self._areas[spec.node] += part.width * part.height
        self._fills: dict[frozenset[str], float] = {}
        self._named: dict[frozenset[str], list[str]] = {}
        self._capacity = room.width * room.height * _DENSITY * (FONT_SIZE / FLOOR) ** 2

    def fill(self, part: frozenset[str]) -> float:
        """How full a sheet would be, by area."""
        if part not in self._fills:
            keys = with_repeated(self.tree, part, self.repeated)
            self._fills[part] = fsum([self._areas[key] for key in keys]) / self._capacity
        return self._fills[part]

    def named(self, part: frozenset[str]) -> list[str]:
        """Its nodes in an order that is always the same."""
        if part not in self._named:
            self._named[part] = sorted(part)
        return self._named[part]

    def peels(self, rest: frozenset[str]) -> Iterator[frozenset[str]]:
        """The parts that could be taken off the rest."""
        start = self.tree.start.value
        below = list(dict.fromkeys(part & rest for key, part in self._below.items() if key in rest and key != start))
        found = dict.fromkeys(below)
        for size, most in ((2, _PAIRED), (3, _TRIPLED)):
            if len(self.order) <= most:
                found |= dict.fromkeys(frozenset().union(*some) for some in combinations(below, size) if _apart(some))
        remaining = [key for key in self.order if key in rest]
        found |= dict.fromkeys(frozenset(remaining[-count:]) for count in range(1, len(rest)))
        return (part for part in found if part and start not in part and self.fill(part) < HARDLY)

    def sheetfuls(self, rest: frozenset[str]) -> list[frozenset[str]]:
        """The same, those first that fill a sheet well and cut few lines."""
        return sorted(self.peels(rest), key=lambda part: (self._loss(part), self.named(part)))

    def last(self, rest: frozenset[str]) -> frozenset[str]:
        """The last node of the rest in reading order."""
        return frozenset([next(key for key in reversed(self.order) if key in rest)])

    def _loss(self, part: frozenset[str]) -> float:
        """What it costs to print a part by itself: links, and paper that stays white; more than a sheet is no sheet."""
        inward = {to for key in self.order if key not in part for to in self._edges[key] if to in part}
        outward = {(key, to) for key in part for to in self._edges[key] if to in self.all_nodes and to not in part}
        links = len(inward) + len(outward)
        full = self.fill(part) + _LINK * links
        return round(links / 4 + 6 * max(1 - full, 0) + 12 * max(full - 1, 0), 6)

    def _dominated(self) -> dict[str, frozenset[str]]:
        """For each node, what can only be reached through it."""
        import networkx as nx  # where every layout is there, it need not be read, which takes a tenth of a second

        graph: nx.DiGraph[str] = nx.DiGraph(
            (key, to) for key in self.order for to in self._edges[key] if to in self.all_nodes
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


def _apart(parts: Iterable[frozenset[str]]) -> bool:
    return not any(a & b for a, b in combinations(parts, 2))
