"""The one typeface of charts and cards, and how wide text set in it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import category, east_asian_width

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


@cache
def _shown(char: str) -> str:
    """The character itself; where the typeface lacks it, a geta mark (what stands for missing type), or nothing."""
    kind = category(char)
    if ord(char) in _font().getBestCmap() or kind in ("Cf", "Cc", "Zs", "Zl", "Zp"):
        return char
    return "" if kind.startswith("M") else "〓"


def settable(text: str) -> str:
    """The text with nothing in it that the typeface cannot set."""
    return "".join(map(_shown, text))


def width(text: str, weight: int = 400) -> float:
    """The width of a line in em."""
    return sum(_advance(char, weight) for char in text)
