"""Chinese words in the order of a dictionary: by their sound, as GB 2312 orders its common characters."""

from __future__ import annotations

import re
from bisect import bisect_right

from build_tools.assets.language import chinese

_CHINESE = chinese()
_PAIRS: list[list[str]] = [pair.split() for pair in re.findall(r"\w \w", _CHINESE["letters"])]
_LETTERS = [letter.upper() for letter, _ in _PAIRS]
_STARTS = [char.encode("gb2312") for _, char in _PAIRS]
_LAST = _CHINESE["last"].encode("gb2312")
"""The last of the characters that are ordered by sound; the rarer ones are ordered by shape."""


def _sounded(text: str) -> str:
    """With a first character that is read another way here than by itself in the place of one that sounds like it."""
    return str(_CHINESE["read"].get(text[:1], text[:1])) + text[1:]


def key(text: str) -> tuple[bool, bytes]:
    """What to sort by: Latin letters and digits first, as in every index."""
    return not text[:1].isascii(), _sounded(text).encode("gb18030")


def initial(text: str) -> str:
    """The letter that a word is found under; `#` for Latin letters, digits and rare characters."""
    try:
        code = _sounded(text)[:1].encode("gb2312")
    except UnicodeEncodeError:
        return "#"
    if len(code) < 2 or not _STARTS[0] <= code <= _LAST:
        return "#"
    return _LETTERS[bisect_right(_STARTS, code) - 1]
