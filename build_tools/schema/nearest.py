"""The nearest known word, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest

from build_tools.findings import NOTHING, Sentence, say

_ALIKE = 0.6
_SURELY = 0.75
_MANY = 100
"""Words that are compared letter by letter; of more, those that are made of the same letters."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where none is alike."""
    return next(iter(get_close_matches(word, _likely(word, known), n=1, cutoff=_ALIKE)), None)


def meant(word: str, known: Iterable[str]) -> str | None:
    """The one known word that `word` surely is a misspelling of; None where none or several could be."""
    found = get_close_matches(word, _likely(word, known), n=2, cutoff=_SURELY)
    return found[0] if len(found) == 1 else None


def _likely(word: str, known: Iterable[str]) -> list[str]:
    words = sorted(known)
    if len(words) <= _MANY:
        return words
    letters = set(word)
    return nsmallest(
        _MANY, words, key=lambda other: (len(letters.symmetric_difference(other)), abs(len(other) - len(word)))
    )


def did_you_mean(word: str, known: Iterable[str]) -> Sentence:
    """Help for a word that nobody knows; empty where nothing is alike."""
    match = nearest(word, known)
    return say("did you mean `{name}`?", name=match) if match else NOTHING
