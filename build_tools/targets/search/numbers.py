"""What a number in a question is: a code, or an amount, a time, a date, a telephone number, a model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import pairwise

from build_tools.targets.search.language import Language

_NUMBER = re.compile(
    r"[0-9]+(?:[ ,][0-9]{3})+(?:\.[0-9]+)?(?![0-9a-z])|[0-9]+[.,:/-][0-9.,:/-]*[0-9]|[0-9a-z]+(?:_[0-9]+)?"
)
_DIGIT = re.compile(r"[0-9]")
_NO_WORD = re.compile(r"[\W_]+")
_BLANK = " \t\r\n"
SHORT = 12
"""Up to so many characters around it, a code of letters and digits needs no word beside it."""
_LETTERS = {"o": "0", "l": "1", "i": "1"}
"""Letters that are read, or typed, for a digit."""


def codes_named(query: str, codes: Collection[str], language: Language) -> list[str]:
    """The codes that a question names, in its order, each once.

    A code stands alone or beside a word that says what it is (error 51); a number beside a unit, after a word of
    paying, or in a longer sentence is none.
    """
    text = unicodedata.normalize("NFKC", query).lower()
    found = [match for match in _NUMBER.finditer(text) if _DIGIT.search(match[0]) or match[0] in codes]
    spans = [(0, 0), *(match.span() for match in found), (len(text), len(text))]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    named: dict[str, None] = {}
    for number, match in enumerate(found):
        code = _known(match[0], codes)
        if code and _is_code(number, gaps, match[0], language):
            named[code] = None
    return list(named)


def _known(written: str, codes: Collection[str]) -> str | None:
    if written in codes:
        return written
    corrected = "".join(_LETTERS.get(char, char) for char in written)
    return corrected if _DIGIT.search(written) and corrected != written and corrected in codes else None


def _is_code(number: int, gaps: list[str], written: str, language: Language) -> bool:
    words = language.code
    before, after = gaps[number].strip(_BLANK), gaps[number + 1].strip(_BLANK)
    if after.startswith(words.after_amount) and not after.startswith(words.beside):
        return False
    if before.endswith(words.beside) or after.startswith(words.beside):
        return True
    if before.endswith(words.before_amount):
        return False
    return not any(_left(gap, language) for gap in gaps) or (not written.isdigit() and len("".join(gaps)) <= SHORT)


def _left(gap: str, language: Language) -> str:
    """What is left of a gap without the words that may stand around a code."""
    for word in sorted(_beside(language), key=lambda word: (-len(word), word)):
        gap = gap.replace(word, " ")
    return _NO_WORD.sub("", gap)


def _beside(language: Language) -> Iterator[str]:
    yield from (*language.code.beside, *language.code.around, *language.meaning, *language.particles)
    for group in language.around:
        yield from group
