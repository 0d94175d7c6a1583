"""The finder's index: colloquial Chinese → pages. Scores are whole numbers, so the browser ranks as Python does."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

K1 = 1.2
B = 0.3
SCALE = 100
SAME = 40_000
"""Added where the query is one of the document's own names."""
HELD = 150
"""Added per character where the query holds one of its names, or a name holds the query."""
CODE = 30_000
"""Added where the query names the document's response code."""

_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)+|[a-z0-9]+|[^\W_a-z0-9]+")


class Document(NamedTuple):
    """Something to be found; `names` are what people call it, `texts` what it says with a weight each."""

    id: str
    kind: str
    title: str
    url: str
    names: tuple[str, ...]
    texts: tuple[tuple[str, float], ...]


class Hit(NamedTuple):
    """One result; results come best first."""

    id: str
    kind: str
    title: str
    url: str
    score: int


@dataclass(frozen=True, slots=True)
class Index:
    """What both rankings read: documents, and for each term the documents that hold it with their score."""

    documents: tuple[tuple[str, str, str, str], ...]
    parents: Mapping[int, int]
    """For each step, its tree."""
    names: Mapping[str, tuple[int, ...]]
    codes: Mapping[str, int]
    postings: Mapping[str, tuple[tuple[int, int], ...]]


def normal(text: str) -> str:
    """The text as it is compared: one width, one case, words and digits only."""
    return "".join(_RUN.findall(unicodedata.normalize("NFKC", text).lower()))


def terms(text: str) -> Iterator[str]:
    """The terms of a text: pairs of neighbouring characters, whole Latin words and whole numbers."""
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run.isascii() or len(run) == 1:
            yield run
        else:
            yield from (run[i : i + 2] for i in range(len(run) - 1))


def build(documents: Sequence[Document], synonyms: Iterable[Sequence[str]]) -> Index:
    """Weigh every term of every document by BM25 over weighted counts."""
    groups = [tuple(normal(word) for word in group) for group in synonyms]
    counts = [_counts(document, groups) for document in documents]
    lengths = [sum(count.values()) for count in counts]
    average = sum(lengths) / len(lengths) if lengths else 1.0
    spread = Counter(term for count in counts for term in count)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, count in enumerate(counts):
        ground = K1 * (1 - B + B * lengths[number] / average)
        for term, weight in count.items():
            rarity = math.log(1 + (len(documents) - spread[term] + 0.5) / (spread[term] + 0.5))
            score = round(SCALE * rarity * weight * (K1 + 1) / (weight + ground))
            if score > 0:
                postings[term].append((number, score))
    names: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for name in dict.fromkeys(normal(name) for name in document.names):
            if name:
                names[name].append(number)
    numbers = {document.id: number for number, document in enumerate(documents)}
    return Index(
        parents={n: numbers[d.id.partition("#")[0]] for n, d in enumerate(documents) if d.kind == "step"},
        documents=tuple((d.id, d.kind, d.title, d.url) for d in documents),
        names={name: tuple(numbers) for name, numbers in sorted(names.items())},
        codes={d.id.removeprefix("code:").lower(): n for n, d in enumerate(documents) if d.kind == "code"},
        postings={term: tuple(hits) for term, hits in sorted(postings.items())},
    )


def _counts(document: Document, groups: Iterable[tuple[str, ...]]) -> dict[str, float]:
    """Weighted term counts; where a word of a group occurs in a name, the others count a little."""
    count: dict[str, float] = defaultdict(float)
    for text, weight in document.texts:
        for term in terms(text):
            count[term] += weight
    for name in document.names:
        for term in terms(name):
            count[term] += 3
        plain = normal(name)
        for group in groups:
            if held := [word for word in group if word in plain]:
                for word in group:
                    if word not in held:
                        for term in terms(word):
                            count[term] += 0.6
    return count


def search(index: Index, query: str, limit: int = 12) -> list[Hit]:
    """Rank the documents for a query; `finder.js` does the same, step for step."""
    plain = normal(query)
    asked = list(dict.fromkeys(terms(query)))
    scores: dict[int, int] = {}
    for term in asked:
        for number, score in index.postings.get(term, ()):
            scores[number] = scores.get(number, 0) + score
    for term in asked:
        if term in index.codes:
            number = index.codes[term]
            scores[number] = scores.get(number, 0) + CODE
    for name, numbers in index.names.items():
        bonus = _bonus(name, plain)
        if bonus:
            for number in numbers:
                scores[number] = scores.get(number, 0) + bonus
    _lift(index, scores)
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return [Hit(*index.documents[number], score) for number, score in best]


def _lift(index: Index, scores: dict[int, int]) -> None:
    """Give each tree most of the score of its best step: who finds a step mostly wants its tree."""
    best: dict[int, int] = {}
    for number, score in scores.items():
        tree = index.parents.get(number)
        if tree is not None:
            best[tree] = max(best.get(tree, 0), score)
    for tree, score in best.items():
        scores[tree] = scores.get(tree, 0) + score * 4 // 5


def _bonus(name: str, plain: str) -> int:
    if name == plain:
        return SAME
    if len(name) >= 3 and name in plain:
        return HELD * len(name)
    if len(plain) >= 3 and plain in name:
        return HELD * len(plain)
    return 0


def script(index: Index) -> bytes:
    """The index as one script, which a page can load from the disk too; postings are flat lists."""
    value = {
        "documents": index.documents,
        "parents": index.parents,
        "names": index.names,
        "codes": index.codes,
        "postings": {term: [n for hit in hits for n in hit] for term, hits in index.postings.items()},
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.FINDER={text};\n".encode()
