"""The index as one script, which a page can load from the disk, too, put together from parts that change apart."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from typing import Any

from build_tools.assets import asset, bundle
from build_tools.locales import Locale
from build_tools.targets.search.document import ASKED, SearchDocument, WaysIn
from build_tools.targets.search.index import Index
from build_tools.targets.search.rank import WEIGHTS
from build_tools.targets.search.reading import Reader

RANKING = tuple(
    f"finder/{name}.js"
    for name in (
        "letters",
        "reading",
        "terms",
        "names",
        "passages",
        "numbers",
        "vocabulary",
        "lattice",
        "slips",
        "correct",
        "ranking",
    )
)
"""What ranks, in the order in which one script needs the other."""
_Texts = list[int | str]
_FEW = 6_400
"""So many characters of private use are short."""
_WORDS = b"const WORDS = {};"


def parts(index: Index, home: WaysIn) -> dict[str, bytes]:
    """How to rank, and what, one part for the documents of a kind; in the order of their names they make the whole.

    `home` is offered where nothing is found.
    """
    made = {"rank": bundle(RANKING), "words": b"self.FINDER=[%s];\n" % _json(_shared(index, home))}
    names, passages = _names(index), _passages(index)
    first = 0
    for group, documents in groupby(index.documents, key=_group):
        last = first + len(list(documents))
        made[f"{group} {first}"] = b"FINDER.push(%s);\n" % _json(_part(index, names, passages, first, last))
        first = last
    return {f"{place:02}-{name.split()[0]}": text for place, (name, text) in enumerate(made.items())}


def _group(document: SearchDocument) -> str:
    """What is edited together: the trees of a category, the pages, the terms."""
    return document.id.partition("/")[0] if document.kind == "tree" else document.kind


def _shared(index: Index, home: WaysIn) -> dict[str, Any]:
    return {
        "language": _language(index),
        "phrases": _phrases(index.reader),
        "groups": [[index.reader.folded(word) for word in group] for group in index.reader.groups],
        "folds": "".join(old + new for old, new in sorted(index.reader.folds.items())),
        "sounds": _sounds(index),
        "rarity": index.rarity,
        "weights": asdict(WEIGHTS),
        "home": home._asdict(),
    }


def _part(index: Index, names: list[_Texts], passages: list[_Texts], first: int, last: int) -> dict[str, Any]:
    """What is known of a run of documents; codes count them from its first."""
    return {
        "documents": [(d.id, d.kind, d.title, d.url, d.answer) for d in index.documents[first:last]],
        "names": names[first:last],
        "codes": {code: number - first for code, number in index.codes.items() if first <= number < last},
        "passages": passages[first:last],
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/").encode()


def box(locale: Locale) -> bytes:
    """The search box's own script, with its texts in it."""
    words = json.dumps(locale.part("finder"), ensure_ascii=False, separators=(",", ":"))
    return asset("finder.js").replace(_WORDS, b"const WORDS = %s;" % words.encode())


def _language(index: Index) -> dict[str, Any]:
    language = index.reader.language
    around = [word for group in language.around for word in group]
    return {**language.model_dump(exclude={"negation"}), "around": around}


def _sounds(index: Index) -> list[str]:
    """Each syllable before its characters: of those that are mostly read so, then of those that are read so as well."""
    found: list[dict[str, str]] = []
    for char, syllables in index.sounds.items():
        for place, syllable in enumerate(syllables):
            if place == len(found):
                found.append({})
            found[place][syllable] = found[place].get(syllable, "") + char
    return ["".join(map("".join, sorted(table.items()))) for table in found]


def _names(index: Index) -> list[_Texts]:
    """For each document a weight and all names of that weight, in turns; questions in an order that packs well."""
    phrases = {text: _phrase(number) for number, text in enumerate(index.reader.phrases)}
    found: list[_Texts] = [[] for _ in index.documents]
    for (document, weight), names in groupby(index.names, key=lambda name: (name.document, name.weight)):
        cut = (index.reader.pieces(name.text) for name in names)
        texts = ["".join(phrases[p.text] if p.kind != "text" and p.text != " " else p.text for p in one) for one in cut]
        found[document] += [weight, "|".join(sorted(texts) if weight == ASKED else texts)]
    return found


def _phrases(reader: Reader) -> dict[str, list[list[str]]]:
    """The phrases of each kind, of concepts a list for each; the browser counts them through."""
    found: dict[str, list[list[str]]] = {"concept": [[] for _ in reader.groups], "not": [[]], "break": [[]]}
    for phrase in reader.phrases.values():
        found[phrase.kind][max(0, phrase.concept)].append(phrase.text)
    return found


def _phrase(number: int) -> str:
    """The character of private use that stands for a phrase."""
    return chr((0xE000 if number < _FEW else 0xF0000) + number)


def _passages(index: Index) -> list[_Texts]:
    """For each document a value and all terms that its passages hold so much of, in turns."""
    held: list[dict[int, list[str]]] = [{} for _ in index.documents]
    for term, found in index.postings.items():
        for document, value in found:
            held[document].setdefault(value, []).append(term)
    return [[item for value, terms in sorted(one.items()) for item in (value, " ".join(terms))] for one in held]
