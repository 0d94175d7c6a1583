"""A sketch laid out in one variant: rows, the order in them, columns, and lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from build_tools.targets.layout.place.columns import Places, columns, ordered
from build_tools.targets.layout.place.dot import dot
from build_tools.targets.layout.place.engine import columns as graphviz_columns
from build_tools.targets.layout.place.layers import Layers, layers
from build_tools.targets.layout.route.route import Plan, route
from build_tools.targets.layout.search.bounds import LINK_WRAP, Structure
from build_tools.targets.layout.search.score import LARGEST, Room
from build_tools.targets.layout.sketch.boxes import FONT_SIZE, Box, box
from build_tools.targets.layout.sketch.repeated_ends import separated
from build_tools.targets.layout.sketch.sketch import Sketch
from build_tools.targets.layout.sketch.stacks import Stack, with_stacks


class Variant(NamedTuple):
    """What the search may vary: the structure, widths of text in em, and gaps in points."""

    structure: Structure = Structure()
    wrap: float = 10.0
    answer_wrap: float = 6.0
    gap: float = 10.0


class Skeleton(NamedTuple):
    """What is known of a layout before anything has a place: sizes and rows."""

    sketch: Sketch
    stacks: Mapping[str, Stack]
    boxes: Mapping[str, Box]
    rows: Layers


def skeleton(sketch: Sketch, variant: Variant) -> Skeleton:
    """Fold the stacks, wrap the words, and find the rows."""
    (_, chosen, repeated_ends, delays), wrap, answer_wrap, _ = variant
    limits = {"answer": answer_wrap, "link": LINK_WRAP}
    sketch, stacks = with_stacks(separated(sketch, repeated_ends), chosen, wrap, answer_wrap)
    boxes = {
        spec.key: stacks[spec.key].size if spec.key in stacks else box(spec, limits.get(spec.style, wrap))
        for spec in sketch.specs
    }
    return Skeleton(sketch, stacks, boxes, layers(sketch, boxes, delays))


def plan(sketch: Sketch, variant: Variant, room: Room) -> Plan:
    """Lay a sketch out in one variant, without drawing it."""
    made = skeleton(sketch, variant)
    places = placed(made, variant)
    return routed(made, columns(places, made.boxes, spare(made, room)))


def placed(made: Skeleton, variant: Variant) -> Places:
    """The order in the rows, and how wide that is at least."""
    return ordered(made.rows, made.boxes, variant.gap, variant.structure.ordered)


def by_graphviz(made: Skeleton, variant: Variant) -> Mapping[str, float]:
    """How far right the middle of everything stands, as Graphviz orders and places it."""
    return graphviz_columns(dot(made.rows, made.boxes, variant.gap, variant.structure.ordered))


def spare(made: Skeleton, room: Room) -> float:
    """A layout that is no wider than this has no smaller text for it."""
    return max(room.width * FONT_SIZE / LARGEST, made.rows.height * room.width / room.height)


def routed(made: Skeleton, centres: Mapping[str, float]) -> Plan:
    """The lines between boxes that have a place."""
    return route(made.sketch, made.rows, made.boxes, made.stacks, centres)
