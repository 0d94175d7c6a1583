"""The finder's index: documents, their names, and which terms their passages hold."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from build_tools.targets.search.correct import Corrector
from build_tools.targets.search.document import SearchDocument
from build_tools.targets.search.reading import Reader

FULL = 10
"""The value of a term that a document's passages are full of."""
LEAST = 6
"""What is held less is not kept: it would double the index and move no page."""
SHARP = 1.6
"""How much more a rare term is worth than a common one."""
CROWD = 100
"""So many names, in per cent of one, hold a term that is worth half of what it would be if all did."""
_HALF = 1.2
"""So often does an average document hold a term that is worth half of that."""
_LENGTH = 0.4
"""How much the length of a document counts against it."""


class NameEntry(NamedTuple):
    """One name of one document."""

    document: int
    weight: int
    text: str


class Posting(NamedTuple):
    """A document whose passages hold a term, and how much: 1 to `FULL`."""

    document: int
    value: int


class NamePosting(NamedTuple):
    """A name that holds a term, and the weight that the term has in it."""

    name: int
    weight: int


@dataclass(frozen=True)
class Index:
    """What both rankings read. The browser gets the same and works the rest out as this does."""

    documents: tuple[SearchDocument, ...]
    names: tuple[NameEntry, ...]
    codes: Mapping[str, int]
    postings: Mapping[str, tuple[Posting, ...]]
    rarity: tuple[int, ...]
    """The worth of a term by the number of documents that hold it."""
    reader: Reader
    sounds: Mapping[str, tuple[str, ...]]

    @cached_property
    def name_terms(self) -> tuple[Mapping[str, int], ...]:
        """The terms of each name."""
        return tuple(self.reader.terms(name.text) for name in self.names)

    @cached_property
    def name_postings(self) -> dict[str, list[NamePosting]]:
        """For each term, the names that hold it."""
        found: dict[str, list[NamePosting]] = defaultdict(list)
        for number, terms in enumerate(self.name_terms):
            for term, weight in terms.items():
                found[term].append(NamePosting(number, weight))
        return dict(found)

    @cached_property
    def worths(self) -> dict[str, int]:
        """The worth of each term: the rarer among the documents' names, the more."""
        found = {term: self.rarity[min(len(p), len(self.rarity) - 1)] for term, p in self.postings.items()}
        for term, postings in self.name_postings.items():
            holders = {self.names[posting.name].document for posting in postings}
            found[term] = self.rarity[min(len(holders), len(self.rarity) - 1)]
        return found

    @cached_property
    def shares(self) -> dict[str, tuple[Posting, ...]]:
        """For each term, the documents whose names hold it: how many of theirs and how few of others', in per cent."""
        found: dict[str, tuple[Posting, ...]] = {}
        for term, postings in self.name_postings.items():
            counts: dict[int, int] = {}
            for posting in postings:
                name = self.names[posting.name]
                counts[name.document] = counts.get(name.document, 0) + name.weight
            total = sum(counts.values())
            found[term] = tuple(
                Posting(document, 50 * count // (count + CROWD) + 50 * count // (total + CROWD))
                for document, count in counts.items()
            )
        return found

    @cached_property
    def name_sizes(self) -> tuple[int, ...]:
        """The worth of all terms of each name."""
        return tuple(sum(w * self.worths[t] // 100 for t, w in terms.items()) for terms in self.name_terms)

    @cached_property
    def same(self) -> dict[str, frozenset[int]]:
        """For each name as one word the documents that are called so; what is only asked counts where none is."""
        found: dict[str, tuple[int, set[int]]] = {}
        for name in self.names:
            key = self.reader.joined(name.text)
            weight, documents = found.get(key, (0, set()))
            if name.weight > weight:
                found[key] = (name.weight, {name.document})
            elif name.weight == weight:
                documents.add(name.document)
        return {key: frozenset(documents) for key, (_, documents) in found.items() if key}

    @cached_property
    def corrector(self) -> Corrector:
        """What understands a question that was typed by ear."""
        counts: dict[str, int] = defaultdict(int)
        words: set[str] = set(self.codes)
        for terms in (*self.name_terms, self.postings):
            for term in terms:
                if term.isascii():
                    words.add(term)
        for number, terms in enumerate(self.name_terms):
            for term in terms:
                if len(term) == 2 and term[0] in self.sounds and term[1] in self.sounds:
                    counts[term] += 2 if self.names[number].weight == 100 else 1
        for term in self.postings:
            if len(term) == 2 and term[0] in self.sounds and term[1] in self.sounds:
                counts[term] += 1
        for group in self.reader.groups:
            for word in group:
                folded = self.reader.folded(word)
                words |= {run for run in folded.split() if run.isascii()}
                for i in range(len(folded) - 1):
                    pair = folded[i : i + 2]
                    if pair[0] in self.sounds and pair[1] in self.sounds:
                        counts[pair] += 2
        ordered = sorted(self.names, key=lambda name: -name.weight)
        return Corrector(
            reader=self.reader,
            sounds=self.sounds,
            pairs=dict(sorted(counts.items())),
            words=frozenset(words),
            names=[self.reader.joined(name.text) for name in ordered if name.weight == 100],
        )


def build(documents: Sequence[SearchDocument], reader: Reader, sounds: Mapping[str, tuple[str, ...]]) -> Index:
    """Weigh the terms of all passages: often in a document, and in few documents, is worth most."""
    counts = [_counts(document, reader) for document in documents]
    lengths = [sum(count.values()) for count in counts]
    average = sum(lengths) / max(1, sum(length > 0 for length in lengths))
    postings: dict[str, list[Posting]] = defaultdict(list)
    for number, count in enumerate(counts):
        half = _HALF * (1 - _LENGTH + _LENGTH * lengths[number] / average) if average else _HALF
        for term, times in count.items():
            value = round(FULL * times / (times + half))
            if value >= LEAST:
                postings[term].append(Posting(number, value))
    size = sum(1 for length in lengths if length)
    return Index(
        documents=tuple(documents),
        names=tuple(NameEntry(n, name.weight, name.text) for n, d in enumerate(documents) for name in d.names),
        codes={code.lower(): n for n, document in enumerate(documents) for code in document.codes},
        postings={term: tuple(found) for term, found in sorted(postings.items())},
        rarity=tuple(round(100 * math.log(1 + (size + 0.5) / (n + 0.5)) ** SHARP) for n in range(size + 1)),
        reader=reader,
        sounds=sounds,
    )


def _counts(document: SearchDocument, reader: Reader) -> dict[str, float]:
    count: dict[str, float] = defaultdict(float)
    for passage in document.passages:
        for term in reader.terms(passage.text):
            if term[0] != "+" and "&" not in term:
                count[term] += passage.weight
    return count


def characters(texts: Iterable[str]) -> frozenset[str]:
    """All characters of some texts that are no letters, digits or signs of ASCII."""
    return frozenset(char for text in texts for char in text if not char.isascii())
