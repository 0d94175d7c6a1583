"""A question as it was probably meant: wrong characters of the same sound, syllables or initials typed as letters.

What is put together is a path through a lattice: each place of the text offers characters, and neighbours that the
index knows as a pair are worth most. `finder.js` does the same, step for step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from build_tools.targets.search.reading import Reader

SAME = 8
"""Worth of leaving a character as it was typed."""
EXACT = 2
"""Worth of a character whose syllable is spelled exactly so."""
KNOWN = 10
"""Worth of two neighbours that the index knows, beside how often, up to `OFTEN`."""
OFTEN = 10
SURE = 10
"""Worth, at most, of how often the index has that character."""
SYLLABLE = -4
"""Cost of one more syllable in what was typed as letters."""
SLIP = 4
"""Words of fewer letters are too short to guess a slip in."""
BEGUN = 3
"""A word of so many letters may be the beginning of a longer one."""
OFFERED = 24
"""Characters that one sound offers at most, the commonest first."""

_LETTERS = re.compile(r"[a-z]+")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class _Edge(NamedTuple):
    char: str
    worth: int


class _Token(NamedTuple):
    text: str
    doubtful: bool


class _State(NamedTuple):
    score: int
    text: str
    known: int
    """Neighbours on the way that the index knows."""


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
        states: dict[str, _State] = {"": _State(0, "", 0)}
        typed = {"": _State(0, "", 0)}
        spelled = False
        for i, token in enumerate(tokens):
            ascii_doubt = token.doubtful and token.text.isascii()
            meant = self._spelled(token.text, i == len(tokens) - 1) if ascii_doubt else None
            if meant:
                spelled = True
                word = _Edge(" ", 0)
                states = self._letters(states, meant[0]) if meant[1] else self._step(states, [word], meant[0])
                continue
            stay = [_Edge(token.text if token.text in self.sounds else " ", self._stay(token))]
            typed = self._step(typed, stay, token.text)
            alike = self._alike(token.text) if token.doubtful and not token.text.isascii() else []
            states = self._step(states, [*stay, *(_Edge(char, worth) for char, worth in alike)], token.text)
        best = _best(states)
        if spelled:
            return best.text
        return best.text if best.score > _best(typed).score and self._clearer(best.text, query) else None

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
        return SAME + min(self._counts.get(token.text, 0), SURE)

    def _step(self, states: dict[str, _State], offers: list[_Edge], token: str) -> dict[str, _State]:
        """One token on: from every state to every character on offer; a blank stands for a token that stays."""
        found: dict[str, _State] = {}
        for offer in offers:
            shown = token if offer.char == " " else offer.char
            for last, state in states.items():
                self._reach(found, offer.char, last, state, offer.worth, shown)
        return found

    def _reach(self, found: dict[str, _State], char: str, last: str, state: _State, worth: int, shown: str) -> None:
        pair = self._worth(last, char)
        score = state.score + worth + pair
        old = found.get(char)
        if old is None or score > old.score:
            found[char] = _State(score, state.text + shown, state.known + (pair > 0))

    def _letters(self, states: dict[str, _State], letters: str) -> dict[str, _State]:
        """All characters that the letters may spell, syllable after syllable."""
        at: list[dict[str, _State]] = [states, *({} for _ in letters)]
        for i in range(len(letters)):
            if not at[i]:
                continue
            for end in range(i + 1, min(i + 6, len(letters)) + 1):
                for char in self._by_sound.get(_key(letters[i:end]), ()):
                    extra = EXACT if letters[i:end] in self.sounds[char] else 0
                    for last, state in at[i].items():
                        self._reach(at[end], char, last, state, SYLLABLE + extra, char)
        return at[len(letters)]

    def _spelled(self, token: str, last: bool) -> tuple[str, bool] | None:
        """What a word of letters stands for, and whether as syllables; None where it means nothing known."""
        if self._segments(token) and self._good(token):
            return token, True
        if len(token) >= SLIP and (word := self._similar(token)):
            return word, False
        if last and len(token) >= BEGUN and (word := next((w for w in self._spelt if w.startswith(token)), None)):
            return word, False
        best: tuple[int, str] | None = None
        for slip in _slips(token) if len(token) >= SLIP and not self._segments(token) else ():
            if self._segments(slip):
                state = _best(self._letters({"": _State(0, "", 0)}, slip))
                if state.known >= len(state.text) - 1 > 0 and (best is None or state.score > best[0]):
                    best = (state.score, slip)
        return (best[1], True) if best else None

    def _similar(self, token: str) -> str | None:
        """A word that the index knows, one slip away."""
        for word in self._spelt:
            if abs(len(word) - len(token)) <= 1 and _one_slip(word, token):
                return word
        return None

    @cached_property
    def _spelt(self) -> list[str]:
        """The words of letters that the index knows."""
        return sorted(word for word in self.words if _LETTERS.fullmatch(word) and len(word) >= BEGUN)

    def _good(self, letters: str) -> bool:
        state = _best(self._letters({"": _State(0, "", 0)}, letters))
        return state.known * 2 >= len(state.text) - 1 > 0

    def _segments(self, letters: str) -> bool:
        reached = [True] + [False] * len(letters)
        for i in range(len(letters)):
            if reached[i]:
                for end in range(i + 1, min(i + 6, len(letters)) + 1):
                    reached[end] = reached[end] or _key(letters[i:end]) in self._by_sound
        return reached[-1]

    def _alike(self, char: str) -> list[tuple[str, int]]:
        """Characters that sound like this one."""
        mine = self.sounds.get(char, ())
        offered = {
            other: EXACT if said in self.sounds[other] else 0
            for said in mine
            for other in self._by_sound.get(_key(said), ())
        }
        offered.pop(char, None)
        return list(offered.items())

    def _worth(self, a: str, b: str) -> int:
        count = self.pairs.get(a + b, 0)
        return KNOWN + min(count, OFTEN) if count else 0

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How often the index has each character."""
        counts: dict[str, int] = {}
        for pair, count in self.pairs.items():
            for char in pair:
                counts[char] = counts.get(char, 0) + count
        return counts

    @cached_property
    def _by_sound(self) -> dict[str, tuple[str, ...]]:
        """For each sound, the characters of the index that have it, the commonest first."""
        counts = self._counts
        found: dict[str, list[str]] = {}
        for char in sorted(counts, key=lambda char: (-counts[char], char)):
            for key in dict.fromkeys(_key(said) for said in self.sounds.get(char, ())):
                if len(found.setdefault(key, [])) < OFFERED:
                    found[key].append(char)
        return {key: tuple(chars) for key, chars in found.items()}

    def by_initials(self, query: str) -> str | None:
        """The name, or the part of one, whose syllables begin with the letters of the query: czsb."""
        letters = query.strip(" \t\r\n").lower()
        if not _LETTERS.fullmatch(letters) or len(letters) < 3 or letters in self.words:
            return None
        best: tuple[int, str] | None = None
        for initials, name in self._initials:
            at = initials.find(letters)
            if at >= 0:
                rank = 0 if initials == letters else 1 if at == 0 else 2
                if best is None or rank < best[0]:
                    best = (rank, name[at : at + len(letters)])
        return best[1] if best else None

    @cached_property
    def _initials(self) -> list[tuple[str, str]]:
        spelled = ((name, [self.sounds.get(char, ("",))[0][:1] or "?" for char in name]) for name in self.names)
        return [("".join(first), name) for name, first in spelled]


def _best(states: Mapping[str, _State]) -> _State:
    """The state of the highest score; of equals, the first; an empty one where there is none."""
    return max(states.values(), key=lambda state: state.score, default=_State(-1, "", 0))


def _key(syllable: str) -> str:
    """The syllable as it is heard where flat and curled, front and back sounds are one."""
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    if syllable[:1] == "n" and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    return syllable[:-1] if syllable.endswith("ng") else syllable


def _one_slip(word: str, typed: str) -> bool:
    """Whether one letter was typed wrongly, left out, added, or swapped with the next."""
    i = 0
    while i < len(word) and i < len(typed) and word[i] == typed[i]:
        i += 1
    rest, other = word[i:], typed[i:]
    swapped = len(rest) > 1 and rest[:2] == other[:2][::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _slips(letters: str) -> Iterator[str]:
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
