"""A sketch laid out in one variant: rows, then Graphviz for the columns, then the lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from build_tools.targets.layout.place.dot import dot
from build_tools.targets.layout.place.engine import columns
from build_tools.targets.layout.place.layers import Layers, layers
from build_tools.targets.layout.route.route import LEAD, Plan, route
from build_tools.targets.layout.sketch.boxes import Box, box
from build_tools.targets.layout.sketch.repeated_ends import separated
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.stacks import Stack, with_stacks


@dataclass(frozen=True)
class Variant:
    """What the search may vary: widths of text in em, gaps in points, the order of answers, rows to skip."""

    wrap: float = 11.0
    answer_wrap: float = 6.0
    nodesep: float = 10.0
    ordered: bool = True
    """Answers from left to right as written."""
    stacks: frozenset[str] = frozenset()
    """The questions whose answers that end are stacked."""
    repeated_ends: frozenset[str] = frozenset()
    """The ends that each question leading to them has for itself."""
    delays: Mapping[str, int] = field(default_factory=dict)
    """How many rows a box stands lower than it could."""


class Skeleton(NamedTuple):
    """What is known of a layout before Graphviz is asked: sizes and rows."""

    sketch: Sketch
    stacks: Mapping[str, Stack]
    boxes: Mapping[str, Box]
    rows: Layers


def skeleton(sketch: Sketch, variant: Variant) -> Skeleton:
    """Fold the stacks, wrap the words, and find the rows."""
    limits = {"answer": variant.answer_wrap, "link": 12.0}
    sketch, stacks = with_stacks(
        separated(sketch, variant.repeated_ends), variant.stacks, variant.wrap, variant.answer_wrap
    )
    boxes = {
        spec.key: stacks[spec.key].size if spec.key in stacks else box(spec, limits.get(spec.style, variant.wrap))
        for spec in sketch.specs
    }
    return Skeleton(sketch, stacks, boxes, layers(sketch, boxes, variant.delays))


def bounds(made: Skeleton, nodesep: float) -> tuple[float, float]:
    """The width and height that a layout has at least."""
    rows = made.rows
    across = dict.fromkeys(rows.heights, -nodesep)
    for key, row in rows.rows.items():
        across[row] += made.boxes[key].width + nodesep
    for item in rows.bodies.values():
        across[item.row] += made.boxes[item.box].width + nodesep
    for way in rows.passes.values():
        across[way.row] += nodesep
    return max(across.values()), sum(rows.heights.values()) + (len(rows.heights) - 1) * 2 * LEAD


def centres(made: Skeleton, variant: Variant) -> dict[str, float]:
    """How far right the middle of each box, and of each place where a line passes through a row, stands."""
    return columns(dot(made.sketch, made.rows, made.boxes, variant.nodesep, variant.ordered))


def routed(made: Skeleton, centres: Mapping[str, float]) -> Plan:
    """The lines between boxes that have a place."""
    return route(made.sketch, made.rows, made.boxes, made.stacks, centres)
