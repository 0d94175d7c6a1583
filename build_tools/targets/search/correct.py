"""A question as it was probably meant: wrong characters of the same sound, syllables or initials typed as letters.

What is doubtful is put together anew as a way through the lattice of what may be meant. `finder/correct.js` does
the same, step for step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from build_tools.targets.search.initials import Initials
from build_tools.targets.search.lattice import START, Lattice, Offer, best
from build_tools.targets.search.reading import Reader
from build_tools.targets.search.slips import one_slip, slips

SAME = 8
"""Worth of leaving a character as it was typed."""
SURE = 10
"""Worth, at most, of how often the index has that character."""
SLIP = 4
"""Words of fewer letters are too short to guess a slip in."""
BEGUN = 3
"""A word of so many letters may be the beginning of a longer one."""

_LETTERS = re.compile(r"[a-z]+")


class _Token(NamedTuple):
    text: str
    doubtful: bool


@dataclass(frozen=True)
class Corrector:
    """What the index knows of its own words."""

    reader: Reader
    sounds: Mapping[str, Sequence[str]]
    pairs: Mapping[str, int]
    """How often two characters stand side by side in the names."""
    words: frozenset[str]
    """Words of letters or digits that the index knows."""
    names: Sequence[str]
    """Names, folded, the most important first."""

    def corrected(self, query: str) -> str | None:
        """The query as it was probably meant; None where it is good as it is, or nothing better is known."""
        tokens = self._tokens(query)
        doubtful = {i for i, token in enumerate(tokens) if token.doubtful}
        if not doubtful:
            return None
        lattice = self._lattice
        ways, typed = dict(START), dict(START)
        spelled = False
        for i, token in enumerate(tokens):
            ascii_doubt = token.doubtful and token.text.isascii()
            meant = self._spelled(token.text, i == len(tokens) - 1) if ascii_doubt else None
            if meant:
                spelled = True
                word = Offer(" ", 0)
                ways = lattice.spelled(ways, meant[0]) if meant[1] else lattice.step(ways, [word], meant[0])
                continue
            stay = [Offer(token.text if token.text in self.sounds else " ", self._stay(token))]
            typed = lattice.step(typed, stay, token.text)
            alike = lattice.alike(token.text) if token.doubtful and not token.text.isascii() else []
            ways = lattice.step(ways, [*stay, *alike], token.text)
        way = best(ways)
        if spelled:
            return way.text
        return way.text if way.score > best(typed).score and self._clearer(way.text, query) else None

    def _clearer(self, meant: str, query: str) -> bool:
        """Whether it names more things than what was typed, or is a name itself."""
        return self._named(meant) > self._named(query) or self.reader.joined(meant) in self._known_names

    def _named(self, text: str) -> int:
        return sum(len(piece.text) for piece in self.reader.pieces(text) if piece.kind == "concept")

    @cached_property
    def _known_names(self) -> frozenset[str]:
        return frozenset(self.names)

    def _tokens(self, query: str) -> list[_Token]:
        """Characters and words; what the lists know is beyond doubt, unknown words that follow each other are one."""
        found: list[_Token] = []
        for piece in self.reader.pieces(query):
            certain = piece.kind != "text" and len(piece.text) > 1
            if certain and not piece.text.isascii():
                found += [_Token(char, False) for char in piece.text]
            elif certain or not self._unknown(piece.text):
                found.append(_Token(piece.text, not certain and piece.text in self.sounds))
            elif len(found) > 1 and found[-1].text == " " and self._unknown(found[-2].text):
                found[-2:] = [_Token(found[-2].text + piece.text, True)]
            else:
                found.append(_Token(piece.text, True))
        return [
            token._replace(doubtful=False) if token.text in self.sounds and self._known(found, i) else token
            for i, token in enumerate(found)
        ]

    def _known(self, tokens: list[_Token], i: int) -> bool:
        """Whether the index knows a character beside a neighbour of it, or there is none but what the lists know."""
        pairs = [
            tokens[j].text + tokens[j + 1].text
            for j in (i - 1, i)
            if 0 <= j < len(tokens) - 1
            and all(token.doubtful and token.text in self.sounds for token in tokens[j : j + 2])
        ]
        return not pairs or any(pair in self.pairs for pair in pairs)

    def _unknown(self, token: str) -> bool:
        return _LETTERS.fullmatch(token) is not None and token not in self.words

    def _stay(self, token: _Token) -> int:
        """The worth of a character as it was typed: the commoner it is in the index, the more."""
        return SAME + min(self._lattice.counts.get(token.text, 0), SURE)

    def _spelled(self, token: str, last: bool) -> tuple[str, bool] | None:
        """What a word of letters stands for, and whether as syllables; None where it means nothing known."""
        if self._lattice.are_syllables(token) and self._good(token):
            return token, True
        if len(token) >= SLIP and (word := self._similar(token)):
            return word, False
        if last and len(token) >= BEGUN and (word := next((w for w in self._spelt if w.startswith(token)), None)):
            return word, False
        found: tuple[int, str] | None = None
        for slip in slips(token) if len(token) >= SLIP and not self._lattice.are_syllables(token) else ():
            if self._lattice.are_syllables(slip):
                way = best(self._lattice.spelled(START, slip))
                if way.known >= len(way.text) - 1 > 0 and (found is None or way.score > found[0]):
                    found = (way.score, slip)
        return (found[1], True) if found else None

    def _similar(self, token: str) -> str | None:
        """A word that the index knows, one slip away."""
        for word in self._spelt:
            if abs(len(word) - len(token)) <= 1 and one_slip(word, token):
                return word
        return None

    @cached_property
    def _spelt(self) -> list[str]:
        """The words of letters that the index knows."""
        return sorted(word for word in self.words if _LETTERS.fullmatch(word) and len(word) >= BEGUN)

    def _good(self, letters: str) -> bool:
        way = best(self._lattice.spelled(START, letters))
        return way.known * 2 >= len(way.text) - 1 > 0

    def by_initials(self, query: str) -> str | None:
        """The name, or the part of one, whose syllables begin with the letters of the query: czsb."""
        return None if query.strip(" \t\r\n").lower() in self.words else self._by_first.named(query)

    @cached_property
    def _by_first(self) -> Initials:
        return Initials(self.names, self.sounds)

    @cached_property
    def _lattice(self) -> Lattice:
        return Lattice(self.sounds, self.pairs)
