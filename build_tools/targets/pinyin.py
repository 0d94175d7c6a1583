"""How a Chinese character is read, from pypinyin's dictionary; its phrases take a second to load, and are left out."""

from __future__ import annotations

import os
import unicodedata
from functools import cache

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NEUTRAL = 5


@cache
def reading(char: str) -> tuple[str, int]:
    """The syllable that a character is mostly read as, `lv` for lü, and its tone; empty where it has none."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.pinyin_dict import pinyin_dict

    said = pinyin_dict.get(ord(char), "").partition(",")[0]
    parts = unicodedata.normalize("NFD", said).replace("u\u0308", "v")
    tone = next((_TONES[part] for part in parts if part in _TONES), _NEUTRAL)
    return "".join(part for part in parts if not unicodedata.combining(part)), tone
