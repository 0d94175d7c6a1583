"""The index as one script, which a page can load from the disk, too, put together from parts that change apart."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from typing import Any

from build_tools.assets import asset, bundle
from build_tools.locales import Locale
from build_tools.targets.search.document import SearchDocument, WaysIn
from build_tools.targets.search.index import FULL, Index
from build_tools.targets.search.rank import WEIGHTS

_WORDS = b"const WORDS = {};"


def script(index: Index, home: WaysIn) -> bytes:
    """How to rank, and what; `home` is offered where nothing is found."""
    return b"".join(parts(index, home).values())


def parts(index: Index, home: WaysIn) -> dict[str, bytes]:
    """The script's parts, one for the documents of a kind; in the order of their names they make the whole."""
    made = {"rank": bundle(["ranking.js"]), "words": b"self.FINDER=finderData(%s);\n" % _json(_shared(index, home))}
    names = _names(index)
    first = 0
    for group, documents in groupby(index.documents, key=_group):
        last = first + len(list(documents))
        made[f"{group} {first}"] = b"FINDER.add(%s);\n" % _json(_part(index, names, first, last))
        first = last
    made["end"] = b"FINDER.close();\n"
    return {f"{place:02}-{name.split()[0]}": text for place, (name, text) in enumerate(made.items())}


def _group(document: SearchDocument) -> str:
    """What is edited together: the trees of a category, the pages, the terms."""
    return document.id.partition("/")[0] if document.kind == "tree" else document.kind


def _shared(index: Index, home: WaysIn) -> dict[str, Any]:
    return {
        "language": _language(index),
        "groups": index.reader.groups,
        "folds": "".join(old + new for old, new in sorted(index.reader.folds.items())),
        "sounds": _sounds(index),
        "rarity": index.rarity,
        "weights": asdict(WEIGHTS),
        "home": home._asdict(),
    }


def _part(index: Index, names: list[list[int | str]], first: int, last: int) -> dict[str, Any]:
    """What is known of a run of documents, which are counted from its first."""
    inside = {
        term: [(p.document - first) * FULL + p.value - 1 for p in found if first <= p.document < last]
        for term, found in index.postings.items()
    }
    return {
        "documents": [(d.id, d.kind, d.title, d.url, d.answer) for d in index.documents[first:last]],
        "names": names[first:last],
        "codes": {code: number - first for code, number in index.codes.items() if first <= number < last},
        "postings": {term: found for term, found in inside.items() if found},
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/").encode()


def box(locale: Locale) -> bytes:
    """The search box's own script, with its texts in it."""
    words = json.dumps(locale.part("finder"), ensure_ascii=False, separators=(",", ":"))
    return asset("finder.js").replace(_WORDS, b"const WORDS = %s;" % words.encode())


def _language(index: Index) -> dict[str, Any]:
    language = index.reader.language
    return {**language.model_dump(), "around": [word for group in language.around for word in group]}


def _sounds(index: Index) -> list[dict[str, str]]:
    """For each syllable its characters: those that are mostly read so, then those that are read so as well."""
    found: list[dict[str, str]] = []
    for char, syllables in index.sounds.items():
        for place, syllable in enumerate(syllables):
            if place == len(found):
                found.append({})
            found[place][syllable] = found[place].get(syllable, "") + char
    return [dict(sorted(table.items())) for table in found]


def _names(index: Index) -> list[list[int | str]]:
    """For each document its names; a number is the weight of those behind it."""
    found: list[list[int | str]] = [[] for _ in index.documents]
    weights = [0] * len(found)
    for name in index.names:
        if name.weight != weights[name.document]:
            weights[name.document] = name.weight
            found[name.document].append(name.weight)
        found[name.document].append(index.reader.spaced(name.text))
    return found
