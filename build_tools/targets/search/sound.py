"""How characters sound: syllables without tones, by which a question is understood that was typed by ear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from build_tools.targets.pinyin import reading

_STANDARD = "gb2312"


def sounds(characters: Iterable[str], readings: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The syllables of each character, `lv` for lü; `readings` goes before what the dictionary says.

    Beside the given characters come those that people type most, so that a wrong one is understood, too.
    """
    found: dict[str, tuple[str, ...]] = {}
    for char in sorted(_common().union(characters)):
        if char in readings:
            found[char] = tuple(readings[char].split())
        elif syllable := reading(char)[0]:
            found[char] = (syllable,)
    return found


@cache
def _common() -> frozenset[str]:
    """The 3,755 commonest characters, as the first level of the national standard lists them."""
    return frozenset(_first_level())


def _first_level() -> Iterator[str]:
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode(_STANDARD)
            except UnicodeDecodeError:
                continue
