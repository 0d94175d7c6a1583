"""How large each box is: its words wrapped, and the room that its shape and its symbol take."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from build_tools.targets.font import width
from build_tools.targets.layout.sketch.sketch import Spec
from build_tools.targets.layout.sketch.wrap import wrap

FONT_SIZE = 14.0
"""Points; everything else in a chart is measured against it."""
LEADING = 1.3
SYMBOL = 20.0
"""Room for the symbol at the left of a box that is not an answer, with the step's number below it; in points."""
SYMBOL_BESIDE = 36.0
"""The same room where a box has one line, and the number stands beside the symbol."""
PADDING = {"ask": (18.0, 11.0), "goto": (24.0, 11.0), "run": (20.0, 15.0), "answer": (13.0, 6.0), "link": (18.0, 8.0)}
_USUAL = (16.0, 11.0)
DIGIT = 8.4
"""The width of a digit of a step's number."""
NARROWEST = 34.0
"""No box is narrower, however short its word: a finger has to meet it."""


class Box(NamedTuple):
    """A box that has a size, in points, but no place yet."""

    spec: Spec
    lines: tuple[str, ...]
    width: float
    height: float
    gutter: float
    """How much of the width is the symbol's, at the left."""
    rough: float = 0.0
    """How rough the ends of its lines are."""
    guards: int = 0
    """How many of the lines, at the end, are the guard's."""


@lru_cache(16384)
def box(spec: Spec, limit: float) -> Box:
    """Wrap a box's words at `limit` em, and below them those of its guard."""
    lines, rough = wrap(spec.text, limit)
    guards, roughly = wrap(spec.guard, limit) if spec.guard else ((), 0.0)
    lines += guards
    pad_x, pad_y = PADDING.get(spec.style, _USUAL)
    gutter = _gutter(spec, len(lines))
    weight = 400 if spec.style == "answer" else 500
    widths = [width(line, weight if place < len(lines) - len(guards) else 700) for place, line in enumerate(lines)]
    across = max(max(widths) * FONT_SIZE + pad_x + gutter, NARROWEST)
    height = len(lines) * FONT_SIZE * LEADING + pad_y
    return Box(spec, lines, across, height, gutter, rough + roughly, len(guards))


def _gutter(spec: Spec, lines: int) -> float:
    """The room for a box's symbol and number, side by side where it has one line; a long number takes more."""
    if not spec.symbol:
        return 0.0
    digits = 0 if spec.number is None else len(str(spec.number))
    if lines > 1 or not digits:
        return SYMBOL + max(digits - 2, 0) * DIGIT
    return SYMBOL_BESIDE + (digits - 1) * DIGIT


def gutter_lines(part: Box) -> tuple[str, ...]:
    """The lines of a box's gutter: its symbol and its number."""
    spec = part.spec
    if not spec.symbol:
        return ()
    number = "" if spec.number is None else str(spec.number)
    return (spec.symbol, number) if number and len(part.lines) > 1 else (spec.symbol + number,)
