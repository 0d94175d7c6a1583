"""The nearest known word, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.6
_SURELY = 0.75


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where none is alike."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=_ALIKE)), None)


def meant(word: str, known: Iterable[str]) -> str | None:
    """The one known word that `word` surely is a misspelling of; None where none or several could be."""
    found = get_close_matches(word, sorted(known), n=2, cutoff=_SURELY)
    return found[0] if len(found) == 1 else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Help for a word that nobody knows; empty where nothing is alike."""
    match = nearest(word, known)
    return f"did you mean `{match}`?" if match else ""
