"""What a chart shows before anything has a place: boxes with their words, and the wires between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple


class Spec(NamedTuple):
    """A box before it has a size: what it stands for, its style, its symbol and number, its words, and its guard."""

    key: str
    node: str
    answer: int | None
    style: str
    symbol: str
    number: int | None
    text: str
    guard: str = ""
    source: str = ""
    """Of a link out of a sheet, the node that it comes from."""
    repeated: bool = False
    """Whether it is an end that another box shows, too."""


class Wire(NamedTuple):
    """A line to be drawn; the lines from a question to its answers have no arrow."""

    tail: str
    head: str
    arrow: bool


@dataclass(frozen=True, eq=False)
class Sketch:
    """The boxes of one sheet in reading order, its wires, where reading begins, and its main line's boxes."""

    specs: tuple[Spec, ...]
    wires: tuple[Wire, ...]
    roots: tuple[str, ...]
    main_line: tuple[str, ...] = ()
    repeats_ends: bool = False
    """Whether an end may be drawn more than once."""

    @cached_property
    def successors(self) -> dict[str, list[str]]:
        """Where the wires out of each box lead, as written."""
        found: dict[str, list[str]] = {spec.key: [] for spec in self.specs}
        for wire in self.wires:
            found[wire.tail].append(wire.head)
        return found

    @cached_property
    def predecessors(self) -> dict[str, list[str]]:
        """Where the wires into each box come from."""
        found: dict[str, list[str]] = {spec.key: [] for spec in self.specs}
        for wire in self.wires:
            found[wire.head].append(wire.tail)
        return found

    @cached_property
    def fans(self) -> frozenset[str]:
        """The boxes whose wires fan out to answers."""
        return frozenset(wire.tail for wire in self.wires if not wire.arrow)

    @cached_property
    def side_by_side(self) -> list[tuple[str, str]]:
        """Every two answers of one question, as written."""
        return [pair for key in sorted(self.fans) for pair in combinations(self.successors[key], 2)]

    def main_line_wires(self) -> Iterator[tuple[str, str]]:
        """The wires of the main line."""
        return pairwise(self.main_line)

    @cached_property
    def on_main_line(self) -> list[int]:
        """Which of the wires those are."""
        wanted = set(self.main_line_wires())
        return [place for place, wire in enumerate(self.wires) if wire[:2] in wanted]
