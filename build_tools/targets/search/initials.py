"""A name by the first letters of its syllables, as people type it. `finder/correct.js` does the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

LEAST = 3
"""Fewer letters are too many names'."""

_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Initials:
    """The names of an index, and how their characters sound."""

    names: Sequence[str]
    """Folded, the most important first."""
    sounds: Mapping[str, Sequence[str]]

    def named(self, query: str) -> str | None:
        """The name, or the part of one, whose syllables begin with the letters of the query."""
        letters = query.strip(" \t\r\n").lower()
        if not _LETTERS.fullmatch(letters) or len(letters) < LEAST:
            return None
        found: tuple[int, str] | None = None
        for initials, name in self._initials:
            at = initials.find(letters)
            if at >= 0:
                rank = 0 if initials == letters else 1 if at == 0 else 2
                if found is None or rank < found[0]:
                    found = (rank, name[at : at + len(letters)])
        return found[1] if found else None

    @cached_property
    def _initials(self) -> list[tuple[str, str]]:
        spelled = ((name, [self.sounds.get(char, ("",))[0][:1] or "?" for char in name]) for name in self.names)
        return [("".join(first), name) for name, first in spelled]
