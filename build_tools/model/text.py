"""Text as a reader takes it in: how wide it is, and what is left of it without spaces and punctuation."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORDS = re.compile(r"[\W_]+")
_WIDE = frozenset("WFA")


def bare(text: str) -> str:
    """The words alone, for comparing: no spaces, no punctuation, no difference of width or case."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold() or text


def width(text: str) -> int:
    """The width in full-width characters, rounded up: two half-width characters make one."""
    if not text.isascii() and len(text) < 2:
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in _WIDE for char in text)
    return wide + (len(text) - wide + 1) // 2
