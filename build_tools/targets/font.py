"""The one typeface of charts and cards, and how wide text set in it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

import justmytype_intl_cjk
from fontTools.ttLib import TTFont

FAMILY = "Noto Sans SC"
FOLDER = Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl" / "notosanssc"


@cache
def _font() -> TTFont:
    return TTFont(FOLDER / "NotoSansSC[wght].ttf", lazy=True)


@cache
def _advance(char: str, weight: int) -> float:
    """The advance of one character in em; a missing glyph counts as a full em."""
    if east_asian_width(char) in "WF":
        return 1.0
    name = _font().getBestCmap().get(ord(char))
    if name is None:
        return 1.0
    return float(_font().getGlyphSet(location={"wght": weight})[name].width) / float(_font()["head"].unitsPerEm)


def width(text: str, weight: int = 400) -> float:
    """The width of a line in em."""
    return sum(_advance(char, weight) for char in text)
