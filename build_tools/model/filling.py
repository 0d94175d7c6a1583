"""What an edition puts into texts as they are read: words for names of values, and terms that it words differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from build_tools.model.markup import prose
from build_tools.model.values import NAMED, Values

_PLACE = re.compile(r"[a-z0-9/#.-]*")
"""An id, or a place that is named by one: no wording."""


class Filling:
    """Text in, text out; `known` are all terms, so that a term within a longer one is left alone."""

    def __init__(
        self,
        values: Values,
        given: Mapping[str, str] | None = None,
        terms: Mapping[str, str] | None = None,
        known: Iterable[str] = (),
    ) -> None:
        self._terms = {} if terms is None else terms
        longest_first = sorted({*known, *self._terms}, key=lambda term: (-len(term), term))
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if self._terms else None
        given = given or {}
        self._words = {
            name: words if name in given else self._reworded(words) for name, words in values.words(given).items()
        }

    def __eq__(self, other: object) -> bool:
        """Whether it makes the same of every text."""
        return isinstance(other, Filling) and self._says == other._says

    def __hash__(self) -> int:
        return hash(self._says)

    @cached_property
    def _says(self) -> tuple[object, ...]:
        return self._pattern, frozenset(self._terms.items()), frozenset(self._words.items())

    def __call__(self, text: str) -> str:
        """The text as this edition says it; a name that is unknown stays as it is written."""
        text = self._reworded(text)
        return NAMED.sub(lambda found: self._words.get(found["name"], found[0]), text) if "{{" in text else text

    def _reworded(self, text: str) -> str:
        if self._pattern is None or _PLACE.fullmatch(text):
            return text
        parts, end = [], 0
        for found in self._pattern.finditer(prose(text)):
            parts += [text[end : found.start()], self._terms.get(found[0], found[0])]
            end = found.end()
        return "".join([*parts, text[end:]])
