"""A sketch in layers: which row each box stands in, and the places where longer lines pass through a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from build_tools.targets.sketch import Sketch


class Pass(NamedTuple):
    """Where the lines to `head` pass through a row; those of a loop pass upwards."""

    head: str
    up: bool
    row: int

    @property
    def key(self) -> str:
        """A name that no box has."""
        return f"{'^' if self.up else '|'}{self.head}|{self.row}"


@dataclass(frozen=True)
class Layers:
    """The row of each box, the passes, and the short edges from row to row that all lines are made of."""

    rows: Mapping[str, int]
    passes: Mapping[str, Pass]
    steps: tuple[tuple[str, str], ...]
    """Pairs from one row to the next one down, each once."""
    loops: frozenset[tuple[str, str]]
    """Wires that lead up, or to the same row."""


def layers(sketch: Sketch, delays: Mapping[str, int]) -> Layers:
    """Give every box the first row below all that lead to it, plus its delay; loops do not count."""
    rows = _rows(sketch, _back(sketch), delays)
    steps: dict[tuple[str, str], None] = {}
    passes: dict[str, Pass] = {}
    loops = set()
    for wire in sketch.wires:
        tail, head = rows[wire.tail], rows[wire.head]
        if head > tail:
            chain = [Pass(wire.head, False, row) for row in range(tail + 1, head)]
            names = [wire.tail, *(item.key for item in chain), wire.head]
            steps.update(dict.fromkeys(pairwise(names)))
        else:
            loops.add((wire.tail, wire.head))
            chain = [Pass(wire.head, True, row) for row in range(head, tail + 1)]
            names = [item.key for item in chain]
            steps.update(dict.fromkeys(pairwise(names)))
        passes.update({item.key: item for item in chain})
    return Layers(rows, passes, tuple(steps), frozenset(loops))


def _back(sketch: Sketch) -> frozenset[tuple[str, str]]:
    """The wires that close a loop when the sketch is walked from its roots in the order written."""
    back: set[tuple[str, str]] = set()
    done: set[str] = set()
    for root in (*sketch.roots, *(spec.key for spec in sketch.specs)):
        if root in done:
            continue
        trail = {root}
        stack: list[tuple[str, Iterator[str]]] = [(root, iter(sketch.heads[root]))]
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
                stack.append((head, iter(sketch.heads[head])))
    return frozenset(back)


def _rows(sketch: Sketch, back: frozenset[tuple[str, str]], delays: Mapping[str, int]) -> dict[str, int]:
    rows: dict[str, int] = {}
    for key in _sorted(sketch, back):
        above = [rows[tail] + 1 for tail in sketch.tails[key] if (tail, key) not in back]
        rows[key] = max(above, default=0) + delays.get(key, 0)
    for root in reversed(sketch.roots[1:]):  # an entry stands right above what it leads to
        below = [rows[head] for head in sketch.heads[root]]
        rows[root] = max(min(below, default=1) - 1, 0)
    return rows


def _sorted(sketch: Sketch, back: frozenset[tuple[str, str]]) -> list[str]:
    """Every box after all that lead to it, but for loops."""
    waiting = {key: sum((tail, key) not in back for tail in tails) for key, tails in sketch.tails.items()}
    ready = [key for key, count in waiting.items() if not count]
    found = []
    while ready:
        key = ready.pop()
        found.append(key)
        for head in sketch.heads[key]:
            if (key, head) not in back:
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)
    return found
