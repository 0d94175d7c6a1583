"""Which characters may stand for what was typed by ear, and which of them are neighbours in the index.

Each place of a text offers characters; a way through them is worth what its characters and its neighbours are worth.
`finder/lattice.js` does the same, step for step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

EXACT = 2
"""Worth of a character whose syllable is spelled exactly so."""
KNOWN = 10
"""Worth of two neighbours that the index knows, beside how often, up to `OFTEN`."""
OFTEN = 10
SYLLABLE = -4
"""Cost of one more syllable in what was typed as letters."""
OFFERED = 24
"""Characters that one sound offers at most, the commonest first."""
LONGEST = 6
"""Letters of the longest syllable."""


class Offer(NamedTuple):
    """A character that may be meant, and its worth; a blank stands for what was typed."""

    char: str
    worth: int


class BestWay(NamedTuple):
    """The best way through the text up to one character."""

    score: int
    text: str
    known: int
    """Neighbours on the way that the index knows."""


START: Mapping[str, BestWay] = {"": BestWay(0, "", 0)}
"""Before the first character."""


@dataclass(frozen=True)
class Lattice:
    """What the index knows of the characters of its names."""

    sounds: Mapping[str, Sequence[str]]
    pairs: Mapping[str, int]
    """How often two characters stand side by side in the names."""

    def step(self, ways: Mapping[str, BestWay], offers: Iterable[Offer], typed: str) -> dict[str, BestWay]:
        """The best ways one token further, one for each character on offer; `typed` is what was typed there."""
        found: dict[str, BestWay] = {}
        for offer in offers:
            shown = typed if offer.char == " " else offer.char
            for last, way in ways.items():
                self._reach(found, offer.char, last, way, offer.worth, shown)
        return found

    def spelled(self, ways: Mapping[str, BestWay], letters: str) -> dict[str, BestWay]:
        """The best ways after `letters`, which are read as syllables however they can be."""
        at: list[dict[str, BestWay]] = [dict(ways), *({} for _ in letters)]
        for i in range(len(letters)):
            if not at[i]:
                continue
            for end in range(i + 1, min(i + LONGEST, len(letters)) + 1):
                for char in self._by_sound.get(heard(letters[i:end]), ()):
                    extra = EXACT if letters[i:end] in self.sounds[char] else 0
                    for last, way in at[i].items():
                        self._reach(at[end], char, last, way, SYLLABLE + extra, char)
        return at[len(letters)]

    def are_syllables(self, letters: str) -> bool:
        """Whether the letters can be read as syllables from end to end."""
        reached = [True] + [False] * len(letters)
        for i in range(len(letters)):
            if reached[i]:
                for end in range(i + 1, min(i + LONGEST, len(letters)) + 1):
                    reached[end] = reached[end] or heard(letters[i:end]) in self._by_sound
        return reached[-1]

    def alike(self, char: str) -> list[Offer]:
        """Characters that sound like this one."""
        offered = {
            other: EXACT if said in self.sounds[other] else 0
            for said in self.sounds.get(char, ())
            for other in self._by_sound.get(heard(said), ())
        }
        offered.pop(char, None)
        return [Offer(other, worth) for other, worth in offered.items()]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often the index has each character."""
        counts: dict[str, int] = {}
        for pair, count in self.pairs.items():
            for char in pair:
                counts[char] = counts.get(char, 0) + count
        return counts

    @cached_property
    def _by_sound(self) -> dict[str, tuple[str, ...]]:
        """For each sound, the characters of the index that have it, the commonest first."""
        counts = self.counts
        found: dict[str, list[str]] = {}
        for char in sorted(counts, key=lambda char: (-counts[char], char)):
            for key in dict.fromkeys(heard(said) for said in self.sounds.get(char, ())):
                if len(found.setdefault(key, [])) < OFFERED:
                    found[key].append(char)
        return {key: tuple(chars) for key, chars in found.items()}

    def _reach(self, found: dict[str, BestWay], char: str, last: str, way: BestWay, worth: int, shown: str) -> None:
        pair = self._worth(last, char)
        score = way.score + worth + pair
        old = found.get(char)
        if old is None or score > old.score:
            found[char] = BestWay(score, way.text + shown, way.known + (pair > 0))

    def _worth(self, a: str, b: str) -> int:
        count = self.pairs.get(a + b, 0)
        return KNOWN + min(count, OFTEN) if count else 0


def best(ways: Mapping[str, BestWay]) -> BestWay:
    """The way of the highest score; of equals, the first; an empty one where there is none."""
    return max(ways.values(), key=lambda way: way.score, default=BestWay(-1, "", 0))


def heard(syllable: str) -> str:
    """The syllable without what many do not tell apart: zh, ch, sh are z, c, s; n is l; -ng is -n."""
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    if syllable[:1] == "n" and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    return syllable[:-1] if syllable.endswith("ng") else syllable
