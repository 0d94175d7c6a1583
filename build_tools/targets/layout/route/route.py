"""Rows and columns → a plan: every line in upright and level strokes that no box stands in the way of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.targets.layout.place.layers import Body, Layers
from build_tools.targets.layout.route.channel import CLEAR, Net, arrange, meetings
from build_tools.targets.layout.route.nets import Hop, nets
from build_tools.targets.layout.sketch.boxes import Box
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.stacks import Stack

LEAD = 6.5
"""A line runs straight at least this far from a box; in points, as all lengths here."""
ARROW = 4.5
"""A line that ends in an arrow runs straight so much further."""
PITCH = 7.5
"""The space between one level stroke of a channel and the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout that can be judged but is not drawn yet; sizes in points."""

    sketch: Sketch
    rows: Layers
    boxes: Mapping[str, Box]
    stacks: Mapping[str, Stack]
    centres: Mapping[str, float]
    hops: list[list[Hop]]
    """The hops of each wire."""
    tops: dict[int, float]
    """Where each row begins."""
    ends: dict[int, float]
    """Where each row ends, and the channel below it begins."""
    crossed: list[tuple[Net, float]]
    """Where an upright stroke crosses a line's level one: whose, and how far to the right."""
    touches: int
    """How many strokes lie on one another, or run through a box."""
    left: float
    right: float
    height: float

    @property
    def width(self) -> float:
        """From the leftmost to the rightmost edge."""
        return self.right - self.left

    def bends(self, wire: int) -> int:
        """How many of a wire's hops turn aside."""
        return sum([hop.come.x != hop.go.x for hop in self.hops[wire]])


def route(
    sketch: Sketch,
    rows: Layers,
    boxes: Mapping[str, Box],
    stacks: Mapping[str, Stack],
    centres: Mapping[str, float],
) -> Plan:
    """Choose ports and strokes, and stack rows and channels; `centres` says how far right each box and pass is."""
    channels, hops = nets(sketch, rows, boxes, centres)
    tops: dict[int, float] = {}
    ends: dict[int, float] = {}
    crossed: list[tuple[Net, float]] = []
    touches = 0
    y = 0.0
    last = max(rows.heights)
    for row in range(-1, last + 1):
        if row >= 0:
            tops[row] = y
            y = max([y + rows.heights.get(row, 0.0), *_bottoms(rows, boxes, tops, row)])
        inside = channels.get(row)
        if inside and row == last:  # a loop that turns below the last row turns below the tallest box
            y = max(y, _bottom(rows, boxes, tops))
        ends[row] = y
        if inside:
            for net in inside:
                net.settle()
            tracks = arrange(inside)
            found = meetings(inside)
            crossed += found.crossings
            touches += found.touches
            touches += _trespasses(rows, boxes, centres, row, inside)
            arrows = any(port.box for net in inside for port in net.bottoms.values())
            y += 2 * LEAD + (ARROW if arrows else 0.0) + max(tracks - 1, 0) * PITCH
        elif 0 <= row < last:
            y += 2 * LEAD
    left, right = edges(boxes, centres)
    y = max(y, _bottom(rows, boxes, tops))
    return Plan(sketch, rows, boxes, stacks, centres, hops, tops, ends, crossed, touches, left, right, y)


def edges(boxes: Mapping[str, Box], centres: Mapping[str, float]) -> tuple[float, float]:
    """How far the boxes, and the lines that pass beside them, reach to the left and to the right."""
    left = min([centres[key] - part.width / 2 for key, part in boxes.items()])
    right = max([centres[key] + part.width / 2 for key, part in boxes.items()])
    return min(left, min(centres.values()) - 1), max(right, max(centres.values()) + 1)


def _bottom(rows: Layers, boxes: Mapping[str, Box], tops: Mapping[int, float]) -> float:
    """Where the lowest box ends."""
    return max([tops[rows.rows[key]] + part.height for key, part in boxes.items()])


def _bottoms(rows: Layers, boxes: Mapping[str, Box], tops: Mapping[int, float], row: int) -> Iterator[float]:
    """Where the boxes end that must end in this row: those of the rows above whose last reach this is."""
    for item in rows.bodies.values():
        if item.row == row and Body(item.box, row + 1).key not in rows.bodies and row < max(rows.heights):
            yield tops[rows.rows[item.box]] + boxes[item.box].height


def _trespasses(
    rows: Layers, boxes: Mapping[str, Box], centres: Mapping[str, float], row: int, inside: list[Net]
) -> int:
    """How many level strokes below a row would run through a box that reaches across."""
    found = 0
    for item in rows.bodies.values():
        if item.row == row + 1:
            reach = boxes[item.box].width / 2 + CLEAR
            left, right = centres[item.box] - reach, centres[item.box] + reach
            found += sum(net.level and net.left < right and net.right > left for net in inside)
            found += abs(centres[item.key] - centres[item.box]) > 0.1
    return found
