"""A sketch in layers: which row each box stands in, and the places where longer lines pass through a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from build_tools.targets.layout.sketch.boxes import Box
from build_tools.targets.layout.sketch.sketch import Sketch

SPACE = 17.5
"""The least height of the space between two rows."""
HARDLY = 0.5
"""A box that is so little taller than its row does not reach into the next."""


class Pass(NamedTuple):
    """Where the lines to `head` pass through a row; those of a loop pass upwards."""

    head: str
    up: bool
    row: int

    @property
    def key(self) -> str:
        """A name that no box has."""
        return f"{'^' if self.up else '|'}{self.head}|{self.row}"


class Body(NamedTuple):
    """Where a box that is taller than its row reaches into a lower one."""

    box: str
    row: int

    @property
    def key(self) -> str:
        """A name that no box has."""
        return f"={self.box}|{self.row}"


@dataclass(frozen=True, eq=False)
class Rows:
    """The row of each box, the passes, and the short edges from row to row that all lines are made of."""

    rows: Mapping[str, int]
    passes: Mapping[str, Pass]
    steps: tuple[tuple[str, str], ...]
    """Pairs from one row to the next one down, each once."""
    loops: frozenset[tuple[str, str]]
    """Wires that lead up, or to the same row."""


@dataclass(frozen=True)
class Layers:
    """The rows of boxes that have a size: how tall each is, and where a box is taller than its own."""

    sketch: Sketch
    own: Rows
    bodies: Mapping[str, Body]
    heights: Mapping[int, float]
    """The height that each row has at least; tall boxes without a way on do not count."""

    @property
    def height(self) -> float:
        """How tall everything is at least."""
        return sum(self.heights.values()) + (len(self.heights) - 1) * SPACE

    @property
    def rows(self) -> Mapping[str, int]:
        """The row of each box."""
        return self.own.rows

    @property
    def passes(self) -> Mapping[str, Pass]:
        """Where longer lines pass through rows."""
        return self.own.passes


def joints(bodies: Iterable[Body]) -> Iterator[tuple[str, str]]:
    """What holds a tall box together: each of its lower pieces below the one right above it."""
    last: dict[str, str] = {}
    for body in bodies:
        yield last.get(body.box, body.box), body.key
        last[body.box] = body.key


def layers(sketch: Sketch, boxes: Mapping[str, Box], delays: frozenset[tuple[str, int]]) -> Layers:
    """Give every box its row, and each row its height."""
    own = in_rows(sketch, delays)
    heights = _heights(sketch, boxes, own.rows)
    bodies = {}
    for key, row in own.rows.items():
        height = boxes[key].height
        if height > heights[row] + HARDLY:
            for lower in _reach(height, row, heights):
                body = Body(key, lower)
                bodies[body.key] = body
    return Layers(sketch, own, bodies, heights)


@lru_cache(1024)
def in_rows(sketch: Sketch, delays: frozenset[tuple[str, int]]) -> Rows:
    """Give every box the first row below all that lead to it, plus its delay; loops do not count."""
    rows = _rows(sketch, dict(delays))
    steps: dict[tuple[str, str], None] = {}
    passes: dict[str, Pass] = {}
    loops = set()
    for wire in sketch.wires:
        tail, head, _ = wire
        above, below = rows[tail], rows[head]
        if below == above + 1:
            steps[tail, head] = None
            continue
        loop = below <= above
        chain = _passes(head, True, below, above + 1) if loop else _passes(head, False, above + 1, below)
        passes.update(chain)
        if loop:
            loops.add((tail, head))
        steps.update(dict.fromkeys(pairwise(chain if loop else (tail, *chain, head))))
    return Rows(rows, passes, tuple(steps), frozenset(loops))


@lru_cache(4096)
def _passes(head: str, up: bool, first: int, end: int) -> Mapping[str, Pass]:
    """Where the lines to a box pass through several rows, by their keys."""
    return {item.key: item for item in (Pass(head, up, row) for row in range(first, end))}


def _heights(sketch: Sketch, boxes: Mapping[str, Box], rows: Mapping[str, int]) -> dict[int, float]:
    """The tallest box of each row that leads on; the shortest, where all are ends."""
    leading: dict[int, float] = {}
    ends: dict[int, float] = {}
    for key, row in rows.items():
        height = boxes[key].height
        if sketch.successors[key]:
            leading[row] = max(leading.get(row, 0.0), height)
        else:
            ends[row] = min(ends.get(row, height), height)
    return {row: leading.get(row) or ends.get(row, 0.0) for row in range(max(rows.values()) + 1)}


def _reach(height: float, row: int, heights: Mapping[int, float]) -> Iterator[int]:
    """The lower rows that a box of this height reaches into."""
    last = max(heights)
    left = height - heights[row]
    while left > HARDLY and row < last:
        row += 1
        yield row
        left -= SPACE + heights.get(row, 0.0)


@lru_cache(256)
def _back(sketch: Sketch) -> frozenset[tuple[str, str]]:
    """The wires that close a loop when the sketch is walked from its roots in the order written."""
    back: set[tuple[str, str]] = set()
    done: set[str] = set()
    for root in (*sketch.roots, *(spec.key for spec in sketch.specs)):
        if root in done:
            continue
        trail = {root}
        stack: list[tuple[str, Iterator[str]]] = [(root, iter(sketch.successors[root]))]
        while stack:
            key, rest = stack[-1]
            head = next(rest, None)
            if head is None:
                stack.pop()
                trail.discard(key)
                done.add(key)
            elif head in trail:
                back.add((key, head))
            elif head not in done:
                trail.add(head)
                stack.append((head, iter(sketch.successors[head])))
    return frozenset(back)


def _rows(sketch: Sketch, delays: Mapping[str, int]) -> dict[str, int]:
    rows: dict[str, int] = {}
    for key, tails in _sorted(sketch):
        rows[key] = (max([rows[tail] for tail in tails]) + 1 if tails else 0) + delays.get(key, 0)
    for root in reversed(sketch.roots[1:]):  # an entry stands right above what it leads to
        below = [rows[head] for head in sketch.successors[root]]
        rows[root] = max(min(below, default=1) - 1, 0)
    return rows


@lru_cache(256)
def _sorted(sketch: Sketch) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every box after all that lead to it, and those, but for loops."""
    back = _back(sketch)
    above = {key: tuple(t for t in tails if (t, key) not in back) for key, tails in sketch.predecessors.items()}
    waiting = {key: len(tails) for key, tails in above.items()}
    ready = [key for key, count in waiting.items() if not count]
    found = []
    while ready:
        key = ready.pop()
        found.append((key, above[key]))
        for head in sketch.successors[key]:
            if (key, head) not in back:
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)
    return tuple(found)
