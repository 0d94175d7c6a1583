"""The one typeface of charts and cards: its file, its characters, and what stands for those it lacks."""

from __future__ import annotations

import mmap
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category, name

import justmytype_intl_cjk

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "Noto Sans SC"
FOLDER = Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl" / "notosanssc"
FILE = FOLDER / "NotoSansSC[wght].ttf"

_ALIKE = {
    **dict.fromkeys("✗✘❌❎", "×"),
    **dict.fromkeys("✔✅☑", "✓"),
    **dict.fromkeys("☐◻⬜", "□"),
    **dict.fromkeys("❗❕", "！"),
    **dict.fromkeys("❓❔", "？"),
    **dict.fromkeys("➡➔➜⟶", "→"),
    **dict.fromkeys("⬅⟵", "←"),
    **dict.fromkeys("⬆", "↑"),
    **dict.fromkeys("⬇", "↓"),
    **dict.fromkeys("↵↩", "⏎"),
    **dict.fromkeys("📞📱", "☎"),
    "ʼ": "'",
}
"""Common marks that the typeface lacks, and what of it looks like them."""
_SPACES = ("Zs", "Zl", "Zp")
_LATIN_APOSTROPHE = re.compile(
    r"(?<=[0-9A-Za-z\u00c0-\u024f])[\u2018\u2019]|[\u2018\u2019](?=[0-9A-Za-z\u00c0-\u024f])"
)
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_USUAL = re.compile("[^\n\x20-\x7e\u3000-\u303f\u4e00-\u9fef\uff01-\uff5e·—…‘’“”→←↑↓×÷±°−≤≥≠①-⑳Ⅰ-Ⅻ￥]")
"""Anything but what every tree is written in, which the typeface has."""


@cache
def font() -> TTFont:
    """The file, read when something is asked of it; numbers as names for glyphs are quicker than what it calls them.

    Processes forked from this one would share the place up to which an open file is read, and read each other's parts.
    """
    from fontTools.ttLib import TTFont  # where every text is of usual characters, it need not be read

    with FILE.open("rb") as file:
        opened = TTFont(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), lazy=True)
    opened.setGlyphOrder([f"glyph{number}" for number in range(opened["maxp"].numGlyphs)])
    return opened


@cache
def lacks(char: str) -> bool:
    """Whether nothing can be printed for a character; what is invisible needs nothing."""
    kind = category(char)
    if char in _ALIKE or kind in (*_SPACES, "Cc", "Cf") or kind.startswith("M"):
        return False
    return ord(char) not in font().getBestCmap()


def lacking(text: str) -> list[str]:
    """The characters of a text that cannot be printed, each once."""
    return [char for char in dict.fromkeys(_USUAL.findall(text)) if lacks(char)]


def named(char: str) -> str:
    """A character with its number and its name, for people who cannot tell it from another."""
    return f"`{char}` (U+{ord(char):04X}, {name(char, 'without a name').lower()})"


@cache
def _set(char: str) -> str:
    kind = category(char)
    if kind in _SPACES:
        return " " if kind != "Zs" or ord(char) not in font().getBestCmap() else char
    if kind in ("Cc", "Cf"):
        return " " if char in "\t\n\r" else ""
    if lacks(char):
        return "〓"
    return _ALIKE.get(char, "" if kind.startswith("M") and ord(char) not in font().getBestCmap() else char)


@lru_cache(16384)
def settable(text: str) -> str:
    """The text as it can be set: look-alikes for what the typeface lacks, else 〓, and nothing for what is invisible.

    Where nothing is left of it, 〓 stands for all: a heading must say something.

    The typeface's curved quotation marks are as wide as a Chinese character: in Latin words straight ones stand for
    them, and in a text without any Chinese everywhere.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LATIN_APOSTROPHE.sub("'", text)
    if not _EAST_ASIAN.search(text):
        text = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    made = "".join(map(_set, text)) if _USUAL.search(text) else text
    return made if made.strip() or not text.strip() else "〓"
