"""Ranks the documents for a question. `finder/ranking.js` does the same, step for step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from build_tools.targets.search.document import Hit, Kind
from build_tools.targets.search.index import Index
from build_tools.targets.search.numbers import codes_named

LIMIT = 8
FULL = 1000
"""The score of a question whose every term is in a name that says nothing else."""
CODE = 100_000
"""Added where the question names the document's code, less one for each code before it."""
SAME = 120_000
"""Added where the question is one of the document's names, which goes before a code that is in it."""


@dataclass(frozen=True)
class Weights:
    """What counts how much, in per cent; found on the tuning half of the questions."""

    asked: int = 45
    """A term of the question that a name does not hold, against one that it holds."""
    unsaid: int = 80
    """A term of a name that the question does not hold."""
    second: int = 35
    """The next best name of a document."""
    shares: int = 250
    """How many of a document's names hold the terms."""
    passages: int = 60
    """How much the passages hold the terms."""
    meant: int = 85
    """What was probably meant, against what was typed."""
    clause: int = 60
    """A part of the question, against the whole; every part counts."""
    kinds: Mapping[Kind, int] = field(default_factory=lambda: {"tree": 100, "page": 95, "code": 55, "term": 60})
    defined: int = 130
    """A term whose meaning is asked."""


WEIGHTS = Weights()


class Reason(NamedTuple):
    """What made one document's score for one way to read the question."""

    text: str
    """The way it was read: as typed, in part, or as it was probably meant."""
    score: int
    name: int
    """The best name's number, −1 for none."""
    best: int
    second: int
    shares: int
    passages: int
    same: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranking, and how it came about."""

    hits: tuple[Hit, ...]
    meant: str | None
    """What was read in place of what was typed."""
    codes: tuple[str, ...]
    reasons: Mapping[str, Reason]
    """For each document that was found by its words, the reading that counted."""


def search(index: Index, query: str, limit: int = LIMIT) -> list[Hit]:
    """The best documents for a question, best first."""
    return list(ranking(index, query, limit).hits)


def ranking(index: Index, query: str, limit: int = LIMIT, weights: Weights = WEIGHTS) -> Ranking:
    """The best documents for a question, and why."""
    meant = index.corrector.by_initials(query) or index.corrector.corrected(query)
    clauses = index.reader.clauses(query)
    found = _best(index, [(query, 100), *([(meant, weights.meant)] if meant else [])], weights)
    for clause in clauses if len(clauses) > 1 else ():
        for document, reason in _best(index, [(clause, weights.clause)], weights).items():
            other = found.get(document)
            score = reason.score + (other.score if other else 0)
            found[document] = (reason if not other or reason.score > other.score else other)._replace(score=score)
    scores = {document: reason.score for document, reason in found.items()}
    codes = codes_named(query, index.codes, index.reader.language)
    for before, code in enumerate(codes):
        scores[index.codes[code]] = scores.get(index.codes[code], 0) + CODE - before
    best = sorted((item for item in scores.items() if item[1] > 0), key=lambda item: (-item[1], item[0]))[:limit]
    hits = [Hit(d.id, d.kind, d.title, d.url, d.answer, s) for d, s in ((index.documents[n], s) for n, s in best)]
    return Ranking(tuple(hits), meant, tuple(codes), {index.documents[n].id: reason for n, reason in found.items()})


def _best(index: Index, readings: Iterable[tuple[str, int]], weights: Weights) -> dict[int, Reason]:
    """For each document the reading that speaks most for it."""
    found: dict[int, Reason] = {}
    for text, percent in readings:
        for document, reason in _reasons(index, text, weights).items():
            score = reason.score * percent // 100
            if document not in found or score > found[document].score:
                found[document] = reason._replace(score=score)
    return found


def _reasons(index: Index, text: str, w: Weights) -> dict[int, Reason]:
    """The score of each document for one way to read the question."""
    terms = index.reader.terms(text)
    worths = {term: weight * index.worths[term] // 100 for term, weight in terms.items() if term in index.worths}
    size = sum(worths.values())
    if not size:
        return {}
    names = _names(index, worths, size, w)
    shares = _held(index.shares, worths)
    passages = _held(index.postings, worths)
    same = index.same.get(index.reader.joined(text), frozenset())
    defined = index.reader.asks_meaning(text)
    found: dict[int, Reason] = {}
    for document in sorted({*names, *passages}):
        kind = index.documents[document].kind
        name, best, second = names.get(document, (-1, 0, 0))
        shared = shares.get(document, 0) * FULL // (100 * size)
        held = passages.get(document, 0) * FULL // (10 * size)
        score = best * 100 + second * w.second + shared * w.shares + held * w.passages
        score = score * (w.defined if defined and kind == "term" else w.kinds[kind]) // 10_000
        exact = document in same and (kind != "term" or defined)
        found[document] = Reason(text, score + (SAME if exact else 0), name, best, second, shared, held, exact)
    return found


def _names(index: Index, worths: Mapping[str, int], size: int, w: Weights) -> dict[int, tuple[int, int, int]]:
    """For each document its best name, that name's score and the next best one's."""
    both: dict[int, int] = {}
    for term, worth in worths.items():
        for posting in index.name_postings.get(term, ()):
            both[posting.name] = both.get(posting.name, 0) + worth
    found: dict[int, tuple[int, int, int]] = {}
    for name in sorted(both):
        entry, shared = index.names[name], both[name]
        whole = shared * 100 + w.asked * (size - shared) + w.unsaid * max(0, index.name_sizes[name] - shared)
        score = entry.weight * FULL * shared // whole if whole else 0
        old = found.get(entry.document, (-1, 0, 0))
        if score > old[1]:
            found[entry.document] = (name, score, old[1])
        elif score > old[2]:
            found[entry.document] = (old[0], old[1], score)
    return found


def _held(postings: Mapping[str, tuple[tuple[int, int], ...]], worths: Mapping[str, int]) -> dict[int, int]:
    """For each document, how much of the question its texts hold."""
    held: dict[int, int] = {}
    for term, worth in worths.items():
        for document, value in postings.get(term, ()):
            held[document] = held.get(document, 0) + worth * value
    return held
