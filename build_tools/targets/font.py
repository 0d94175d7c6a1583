"""How wide text is, set in the typeface of charts and cards."""

from __future__ import annotations

from functools import cache
from typing import Any
from unicodedata import east_asian_width

from build_tools.typeface import font


@cache
def _glyphs(weight: int) -> Any:
    return font().getGlyphSet(location={"wght": weight})


@cache
def _advance(char: str, weight: int) -> float:
    """The advance of one character in em; a missing glyph counts as a full em."""
    if east_asian_width(char) in "WF":
        return 1.0
    name = font().getBestCmap().get(ord(char))
    if name is None:
        return 1.0
    return float(_glyphs(weight)[name].width) / float(font()["head"].unitsPerEm)


def width(text: str, weight: int = 400) -> float:
    """The width of a line in em."""
    return sum(_advance(char, weight) for char in text)
