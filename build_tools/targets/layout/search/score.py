"""How well a layout reads on a sheet; lower is better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from build_tools.targets.layout.route.route import Plan
from build_tools.targets.layout.sketch.boxes import FONT_SIZE, Box
from build_tools.targets.layout.sketch.sketch import Sketch

FLOOR = 12.0
WANTED = 14.0
LARGEST = 16.0


class Room(NamedTuple):
    """What a sheet leaves for its chart, in points."""

    width: float
    height: float


def text_size(width: float, height: float, room: Room) -> float:
    """The size of the text when a chart is scaled to fit the room."""
    return min(room.width / width, room.height / height) * FONT_SIZE


def badness(plan: Plan, room: Room) -> float:
    """How badly a plan reads: small text weighs most, then what is untidy."""
    return smallness(text_size(plan.width, plan.height, room)) + mess(plan)


def smallness(size: float) -> float:
    """How bad it is that text is no larger; under the floor nothing else counts."""
    if size >= LARGEST:
        return 0.0
    return 40.0 * max(FLOOR - size, 0.0) + 4.0 * max(WANTED - size, 0.0) + 0.5 * (LARGEST - size)


def mess(plan: Plan) -> float:
    """What is untidy about a plan, whatever the sheet: strokes that touch, crossings, bends, rough lines of text."""
    bends = [plan.bends(number) for number in range(len(plan.hops))]
    return (
        200.0 * plan.touches
        + 3.0 * len(plan.crossed)
        + 1.0 * sum([bends[number] for number in plan.sketch.on_main_line])
        + 0.2 * sum(bends)
        + roughness(plan.boxes)
        + misplacement(plan.sketch, plan.boxes, plan.centres)
    )


def roughness(boxes: Mapping[str, Box]) -> float:
    """The share of the mess that the boxes alone make: repeated ends, and rough lines of text."""
    return 0.5 * sum(box.spec.repeated for box in boxes.values()) + 0.25 * sum(part.rough for part in boxes.values())


def misplacement(sketch: Sketch, boxes: Mapping[str, Box], centres: Mapping[str, float]) -> float:
    """The share that their places make, before any line is drawn."""
    return 0.6 * disorder(sketch, centres) + 6.0 * _leftward(sketch, boxes, centres)


def disorder(sketch: Sketch, centres: Mapping[str, float]) -> int:
    """How many pairs of answers stand the other way round than written."""
    return sum([centres[a] > centres[b] for a, b in sketch.side_by_side])


def _leftward(sketch: Sketch, boxes: Mapping[str, Box], centres: Mapping[str, float]) -> float:
    """How much of the boxes' area is left of the main line: exits should go to the right."""
    if not sketch.main_line:
        return 0.0
    edge = min(centres[key] - boxes[key].width / 2 for key in sketch.main_line)
    total = left = 0.0
    for key, part in boxes.items():
        area = part.width * part.height
        total += area
        if centres[key] + part.width / 2 < edge:
            left += area
    return left / total
