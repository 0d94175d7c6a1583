"""Slips of the finger: a key beside the right one, two keys swapped, one too many or too few."""

from __future__ import annotations

from collections.abc import Iterator

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def one_slip(word: str, typed: str) -> bool:
    """Whether one letter was typed wrongly, left out, added, or swapped with the next."""
    i = 0
    while i < len(word) and i < len(typed) and word[i] == typed[i]:
        i += 1
    rest, other = word[i:], typed[i:]
    swapped = len(rest) > 1 and rest[:2] == other[:2][::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def slips(letters: str) -> Iterator[str]:
    """What may have been meant: a neighbouring key, two keys swapped, one key too many."""
    for i, letter in enumerate(letters):
        for near in _near(letter):
            yield letters[:i] + near + letters[i + 1 :]
        if i + 1 < len(letters):
            yield letters[:i] + letters[i + 1] + letter + letters[i + 2 :]
        yield letters[:i] + letters[i + 1 :]


def _near(letter: str) -> str:
    """The keys around a key."""
    row = next(i for i, keys in enumerate(_ROWS) if letter in keys)
    at = _ROWS[row].index(letter)
    found = ""
    for other in (row - 1, row, row + 1):
        if 0 <= other < len(_ROWS):
            found += "".join(_ROWS[other][i] for i in (at - 1, at, at + 1) if 0 <= i < len(_ROWS[other]))
    return found.replace(letter, "")
