"""A text as the finder compares it: characters, pieces, weighed terms. `finder/reading.js` does the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from build_tools.targets.search.language import Language

PAIR = 100
"""The weight of two neighbouring characters, or of a whole word of letters or digits."""
CONCEPT = 130
"""The weight of one thing that has several names."""
POLARITY = 100
"""The weight of saying that a thing is so, or is not."""
BOTH = 100
"""The weight of two things told together."""

_GAP = re.compile(r"([^\x00-\x7f])[ \t\r\n]+(?=[^\x00-\x7f])")
_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)+|[a-z0-9]+|[^\W_a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]")
_LATIN = re.compile(r"[a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A character, a word of letters or digits, or a phrase of the lists; `break` parts what stands on both sides."""

    text: str
    kind: str
    """`text`, `concept`, `not` or `break`."""
    concept: int = -1


@dataclass(frozen=True)
class Reader:
    """How the texts of one site are read."""

    language: Language
    groups: tuple[tuple[str, ...], ...]
    """Words for the same thing."""
    folds: Mapping[str, str]
    """Characters that are written another way: traditional, look-alike."""

    def folded(self, text: str) -> str:
        """One width, one case, one way to write a character and a small number."""
        text = unicodedata.normalize("NFKC", text).lower()
        text = text.translate(self._folding)
        text = _GAP.sub(r"\1", text)
        return self._numeral.sub(lambda found: found[1] + self.language.numerals[found[2]], text)

    def joined(self, text: str) -> str:
        """The words alone, without what stands between them: whether two texts are the same question."""
        return self.spaced(text).replace(" ", "")

    def pieces(self, text: str) -> list[Piece]:
        """The text taken apart; where nothing but words of the tone is left, these count."""
        pieces = list(self._scan(self.spaced(text), self._by_first))
        if any(piece.kind != "break" for piece in pieces):
            return pieces
        return list(self._scan(self.spaced(text), {}))

    def terms(self, text: str) -> Mapping[str, int]:
        """What is compared, each with its weight: pairs, words, concepts, and whether these are so."""
        if text not in self._read:
            self._read[text] = self._terms(text)
        return self._read[text]

    @cached_property
    def _read(self) -> dict[str, dict[str, int]]:
        """What was read before: many a step has the answers of another."""
        return {}

    def _terms(self, text: str) -> dict[str, int]:
        found: dict[str, int] = {}
        pieces = self.pieces(text)
        for run in _runs(pieces):
            if run.isascii() or len(run) == 1:
                found[run] = PAIR
            else:
                for i in range(len(run) - 1):
                    found[run[i : i + 2]] = PAIR
        for term in self._polar(pieces):
            found[term] = CONCEPT if term[0] == "#" else POLARITY
        held = sorted({piece.concept for piece in pieces if piece.kind == "concept"})
        for i, one in enumerate(held):
            for other in held[i + 1 :]:
                found[f"{one}&{other}"] = BOTH
        return found

    def clauses(self, text: str) -> list[str]:
        """The parts of a text that tells of several things; one part for one."""
        return [part for part in self._joints.split(unicodedata.normalize("NFKC", text).lower()) if _RUN.search(part)]

    def asks_meaning(self, text: str) -> bool:
        """Whether it asks what a word means; who asks what is going on does not, though it begins alike."""
        for word in self._around:
            text = text.replace(word, " ")
        return any(phrase in text for phrase in self.language.meaning)

    @cached_property
    def _around(self) -> list[str]:
        return sorted((word for group in self.language.around for word in group), key=lambda word: (-len(word), word))

    def spaced(self, text: str) -> str:
        """The words alone, runs of one script apart, without those of the tone."""
        runs = (run if run.isascii() else run.translate(self._dropping) or run for run in self._split(text))
        return " ".join(runs)

    @cached_property
    def _folding(self) -> dict[int, str]:
        return {ord(char): folded for char, folded in self.folds.items()}

    @cached_property
    def _dropping(self) -> dict[int, None]:
        return dict.fromkeys(map(ord, self.language.particles))

    def _split(self, text: str) -> Iterator[str]:
        """Runs of one script; where two stand together without a gap, they still are two."""
        yield from _RUN.findall(self.folded(text))

    def _scan(self, text: str, phrases: Mapping[str, tuple[tuple[str, Piece], ...]]) -> Iterator[Piece]:
        i = 0
        while i < len(text):
            offered = phrases.get(text[i], ())
            found = next(
                (p for word, p in offered if text.startswith(word, i) and _at_word_boundaries(text, i, word)), None
            )
            if found:
                yield found
                i += len(found.text)
            elif text[i] == " ":
                yield Piece(" ", "break")
                i += 1
            elif word := _LATIN.match(text, i):
                yield Piece(word[0], "text")
                i += len(word[0])
            else:
                yield Piece(text[i], "text")
                i += 1

    @cached_property
    def phrases(self) -> dict[str, Piece]:
        """All phrases by their text, in the order of the lists; a concept before a phrase of the tone."""
        found: dict[str, Piece] = {}
        for number, group in enumerate(self.groups):
            for word in group:
                spaced = self.spaced(word)
                found.setdefault(spaced, Piece(spaced, "concept", number))
        for word in self.language.negation:
            found.setdefault(self.spaced(word), Piece(self.spaced(word), "not"))
        for around in self.language.around:
            for word in around:
                found.setdefault(self.spaced(word), Piece(self.spaced(word), "break"))
        found.pop("", None)
        return found

    @cached_property
    def _by_first(self) -> dict[str, tuple[tuple[str, Piece], ...]]:
        """All phrases by their first character, the longest first."""
        found: dict[str, list[tuple[str, Piece]]] = {}
        for word in sorted(self.phrases, key=lambda word: (-len(word), word)):
            found.setdefault(word[0], []).append((word, self.phrases[word]))
        return {first: tuple(words) for first, words in found.items()}

    def _polar(self, pieces: list[Piece]) -> Iterator[str]:
        """Each concept, and whether it is so; a negation speaks of what follows, or of the verb before."""
        denied: set[int] = set()
        for i, piece in enumerate(pieces):
            if piece.kind == "not":
                then = i + 2 if i + 1 < len(pieces) and pieces[i + 1].text == " " else i + 1
                after = pieces[then] if then < len(pieces) else None
                backward = after is None or after.kind == "break" or after.text[0] in self.language.complements
                denied.add(i - 1 if backward and i and pieces[i - 1].kind != "break" else then)
        for i, piece in enumerate(pieces):
            if piece.kind == "concept":
                yield f"#{piece.concept}"
                yield f"{'-' if i in denied else '+'}{piece.concept}"
            elif i in denied and piece.kind == "text" and not piece.text.isascii():
                yield f"-{piece.text}"

    @cached_property
    def _numeral(self) -> re.Pattern[str]:
        numerals = self.language.numerals
        if not numerals or not self.language.measures:
            return re.compile(r"(?!)()()")
        said = "|".join(sorted(numerals, key=lambda word: (-len(word), word)))
        return re.compile(f"(^|[^0-9a-z.])({said})(?=[{self.language.measures}])")

    @cached_property
    def _joints(self) -> re.Pattern[str]:
        said = "|".join(re.escape(word) for word in sorted(self.language.joints, key=lambda word: (-len(word), word)))
        return re.compile(f"[,;.!?、。\n]+(?![0-9])|{said}")


def _at_word_boundaries(text: str, i: int, word: str) -> bool:
    """Whether a phrase of letters does not begin or end within a longer word."""
    end = i + len(word)
    starts = not _WORD.match(word[0]) or i == 0 or not _WORD.match(text[i - 1])
    return starts and (not _WORD.match(word[-1]) or end == len(text) or not _WORD.match(text[end]))


def _runs(pieces: list[Piece]) -> Iterator[str]:
    """Neighbouring characters as one run; words of letters or digits by themselves."""
    run = ""
    for piece in pieces:
        if piece.kind == "break":
            if run:
                yield run
            run = ""
            continue
        for part in _RUN.findall(piece.text):
            if part.isascii():
                if run:
                    yield run
                yield part
                run = ""
            else:
                run += part
    if run:
        yield run
