"""How characters sound: syllables without tones, by which a question is understood that was typed by ear."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

_STANDARD = "gb2312"


def sounds(characters: Iterable[str], readings: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The syllables of each character, `lv` for lü; `readings` goes before what the dictionary says.

    Beside the given characters come those that people type most, so that a wrong one is understood, too.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # its phrases take a second to load, and are not asked for
    from pypinyin.pinyin_dict import pinyin_dict

    found: dict[str, tuple[str, ...]] = {}
    for char in sorted({*characters, *_common()}):
        said = pinyin_dict.get(ord(char), "").partition(",")[0]
        if char in readings:
            found[char] = tuple(readings[char].split())
        elif said:
            found[char] = (_bare(said),)
    return found


def _bare(syllable: str) -> str:
    """The syllable without its tone."""
    parts = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(char for char in parts if not unicodedata.combining(char))


def _common() -> Iterator[str]:
    """The 3,755 commonest characters, as the first level of the national standard lists them."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode(_STANDARD)
            except UnicodeDecodeError:
                continue
