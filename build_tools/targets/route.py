"""Rows and columns → geometry: every line in upright and level strokes that no box stands in the way of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.targets.boxes import Box
from build_tools.targets.channel import Net, arrange, meetings
from build_tools.targets.geometry import Layout, Line, Placed, Point
from build_tools.targets.layers import Layers
from build_tools.targets.nets import Hop, nets
from build_tools.targets.sketch import Sketch

LEAD = 7.0
"""A line runs straight at least this far from a box …"""
ARROW = 5.0
"""… and so much further into an arrow."""
PITCH = 8.0
"""Between one level stroke and the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout that can be judged but is not drawn yet; sizes in points."""

    sketch: Sketch
    rows: Layers
    parts: Mapping[str, Box]
    centres: Mapping[str, float]
    hops: list[list[Hop]]
    """The hops of each wire."""
    tops: dict[int, float]
    """Where each row begins."""
    ends: dict[int, float]
    """Where each row ends, and the channel below it begins."""
    crossed: list[tuple[Net, float]]
    touches: int
    left: float
    right: float
    height: float

    @property
    def width(self) -> float:
        """From the leftmost to the rightmost edge."""
        return self.right - self.left

    def bends(self, wire: int) -> int:
        """How many of a wire's hops turn aside."""
        return sum(hop.come.x != hop.go.x for hop in self.hops[wire])


def route(sketch: Sketch, rows: Layers, parts: Mapping[str, Box], centres: Mapping[str, float]) -> Plan:
    """Choose ports and strokes, and stack rows and channels; `centres` says how far right each box and pass is."""
    channels, hops = nets(sketch, rows, parts, centres)
    heights: dict[int, float] = {}
    for key, part in parts.items():
        row = rows.rows[key]
        heights[row] = max(heights.get(row, 0.0), part.height)
    tops: dict[int, float] = {}
    ends: dict[int, float] = {}
    crossed: list[tuple[Net, float]] = []
    touches = 0
    y = 0.0
    for row in range(-1, max(heights) + 1):
        if row >= 0:
            tops[row] = y
            y += heights.get(row, 0.0)
        ends[row] = y
        if inside := channels.get(row):
            for net in inside:
                net.settle()
            tracks = arrange(inside)
            found = meetings(inside)
            crossed += found.crossings
            touches += found.touches
            arrows = any(port.box for net in inside for port in net.bottoms.values())
            y += 2 * LEAD + (ARROW if arrows else 0.0) + max(tracks - 1, 0) * PITCH
    left = min(min(centres[key] - part.width / 2 for key, part in parts.items()), min(centres.values()) - 1)
    right = max(max(centres[key] + part.width / 2 for key, part in parts.items()), max(centres.values()) + 1)
    return Plan(sketch, rows, parts, centres, hops, tops, ends, crossed, touches, left, right, y)


def draw(plan: Plan) -> Layout:
    """The geometry of a plan."""
    boxes = tuple(
        Placed(part, _n(plan.centres[key] - part.width / 2 - plan.left), _n(plan.tops[plan.rows.rows[key]]))
        for key, part in plan.parts.items()
    )
    lines = tuple(_line(plan, number) for number in range(len(plan.sketch.wires)))
    return Layout(_n(plan.width), _n(plan.height), boxes, lines, len(plan.crossed))


def _line(plan: Plan, number: int) -> Line:
    wire = plan.sketch.wires[number]
    hops = plan.hops[number]
    start = plan.tops[plan.rows.rows[wire.tail]] + plan.parts[wire.tail].height
    points = [Point(_n(hops[0].come.x - plan.left), _n(start))]
    gaps = []
    for channel, net, come, go in hops:
        if come.x != go.x:
            y = _n(plan.ends[channel] + LEAD + net.track * PITCH)
            points += [Point(_n(come.x - plan.left), y), Point(_n(go.x - plan.left), y)]
            low, high = sorted((come.x, go.x))
            spots = sorted({x for crossed, x in plan.crossed if crossed is net and low < x < high})
            gaps += [Point(_n(x - plan.left), y) for x in spots]
    points.append(Point(_n(hops[-1].go.x - plan.left), _n(plan.tops[plan.rows.rows[wire.head]])))
    return Line(wire.tail, wire.head, tuple(_straighten(points)), wire.arrow, tuple(gaps))


def _straighten(points: list[Point]) -> list[Point]:
    """Leave out corners that turn nowhere."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    return kept


def _n(number: float) -> float:
    return round(number, 2)
