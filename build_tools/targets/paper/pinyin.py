"""Chinese words in the order of a dictionary: by their sound, as GB 2312 orders its common characters."""

from __future__ import annotations

import re
from bisect import bisect_right

_FIRST = (
    "a 啊 b 芭 c 擦 d 搭 e 蛾 f 发 g 噶 h 哈 j 击 k 喀 l 垃 m 妈 n 拿 o 哦 p 啪 q 期 r 然 s 撒 t 塌 w 挖 x 昔 y 压 z 匝"
)
"""Each letter, and the first character that sounds with it."""
_PAIRS: list[list[str]] = [pair.split() for pair in re.findall(r"\w \w", _FIRST)]
_LETTERS = [letter.upper() for letter, _ in _PAIRS]
_STARTS = [char.encode("gb2312") for _, char in _PAIRS]
_LAST = "座".encode("gb2312")
"""The last of the characters that are ordered by sound; the rarer ones are ordered by shape."""


def _sounded(text: str) -> str:
    """重 is sorted as zhòng, but here it is always chóng: 重复, 重刷, 重打."""
    return text.replace("重", "虫", 1) if text.startswith("重") else text


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
