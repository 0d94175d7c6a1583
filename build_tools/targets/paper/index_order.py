"""The order of an index: Latin letters and digits first, then Chinese words by their sound, as in a dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from build_tools.targets.pinyin import reading


class SortKey(NamedTuple):
    """What to sort a word by: whether it begins in Chinese, then syllable, tone and character, one after the other."""

    chinese: bool
    sounds: tuple[tuple[str, int, str], ...]


def sort_key(words: str, readings: Mapping[str, str]) -> SortKey:
    """Where words stand; `readings` has the syllables of characters that are read otherwise here, the first counts."""
    return SortKey(not words[:1].isascii(), tuple(_sound(char, readings) for char in words))


def initial(words: str, readings: Mapping[str, str]) -> str:
    """The letter that words are found under; `#` for Latin letters, digits, and characters without a reading."""
    syllable = _sound(words[:1], readings)[0] if words and not words[:1].isascii() else ""
    return syllable[:1].upper() or "#"


def _sound(char: str, readings: Mapping[str, str]) -> tuple[str, int, str]:
    syllable, tone = reading(char)
    if char in readings and (own := readings[char].split()[0]) != syllable:
        return own, 0, char
    return syllable, tone, char
