"""Text as a reader takes it in: how wide it is, and what is left of it without spaces and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORDS = re.compile(r"[\W_]+")
_DASHES = str.maketrans("‐‑‒–−", "-----")
_WIDE = frozenset("WFA")


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """The words alone, for comparing: no spaces, no punctuation, no difference of width or case."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold() or text


@lru_cache(maxsize=20_000)
def distinct(text: str) -> str:
    """What tells two answers apart: no spaces, no punctuation, no difference of width or case, but every sign.

    `<= 20 %` and `> 20 %` are two answers, and so are `C` and `C++`, `+12 V` and `-12 V`; `no` and `No.` are one.
    """
    flat = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return "".join(char for at, char in enumerate(flat) if _tells(flat, at)) or text


def _tells(text: str, at: int) -> bool:
    char = text[at]
    if char == "-":
        return text[at + 1 : at + 2].isdigit() and not text[at - 1 : at].isalnum()
    kind = unicodedata.category(char)
    return kind[0] in "LMN" or (kind[0] == "S" and kind != "Sk") or char in "%‰#*&@/\\_"


def width(text: str) -> int:
    """The width in full-width characters, rounded up: two half-width characters make one."""
    if not text.isascii() and len(text) < 2:
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in _WIDE for char in text)
    return wide + (len(text) - wide + 1) // 2
