"""Words that a line should not break in two: terms, common words, and particles that lean on a neighbour."""

from __future__ import annotations

import re
from functools import lru_cache

from build_tools.assets.language import chinese

_CHINESE = chinese()
_WORDS = frozenset(_CHINESE.words.split())
"""The longest that fits wins."""
_LONGEST = max(map(len, _WORDS))

_LEANS_BACK = frozenset(_CHINESE.leans_back)
"""A line does not begin with one of these: it belongs to what stands before it."""
_LEANS_ON = frozenset(_CHINESE.leans_on)
"""A line does not end with one of these: it belongs to what follows."""


_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_CANNOT = re.compile(_CHINESE.cannot)
"""A verb that fails."""
_SHORT = 12
"""A quoted name of so many characters stays in one line, if it can."""


@lru_cache(4096)
def bonds(text: str) -> tuple[int, ...]:
    """How strongly each character holds on to the one before it: 2 inside a word, 1 where one leans on the other."""
    held = [0] * len(text)
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if _word(before) and _word(after) and (after in _LEANS_BACK or before in _LEANS_ON):
            held[place] = 1
    for quoted in _QUOTED.finditer(text):
        inside = range(quoted.start() + 1, quoted.end())
        if len(inside) <= _SHORT:
            for place in inside:
                held[place] = 1
    for cannot in _CANNOT.finditer(text):
        held[cannot.start() + 1 : cannot.end()] = [2, 2]
    place = 0
    while place < len(text):
        length = _match(text, place)
        held[place + 1 : place + length] = [2] * (length - 1)
        place += length
    return tuple(held)


def _match(text: str, place: int) -> int:
    for length in range(min(_LONGEST, len(text) - place), 1, -1):
        if text[place : place + length] in _WORDS:
            return length
    return 1


def _word(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
