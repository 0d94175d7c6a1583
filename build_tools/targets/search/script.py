"""The index as one script, which a page can load from the disk, too."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from build_tools.assets import asset
from build_tools.locales import Locale
from build_tools.targets.search.document import WaysIn
from build_tools.targets.search.index import FULL, Index
from build_tools.targets.search.rank import WEIGHTS

_WORDS = b"const WORDS = {};"


def script(index: Index, home: WaysIn) -> bytes:
    """How to rank, and what; `home` is offered where nothing is found."""
    value = {
        "language": _language(index),
        "groups": index.reader.groups,
        "folds": "".join(old + new for old, new in sorted(index.reader.folds.items())),
        "sounds": _sounds(index),
        "documents": [(d.id, d.kind, d.title, d.url, d.answer) for d in index.documents],
        "names": _names(index),
        "codes": index.codes,
        "postings": {term: [p.document * FULL + p.value - 1 for p in found] for term, found in index.postings.items()},
        "rarity": index.rarity,
        "weights": asdict(WEIGHTS),
        "home": home._asdict(),
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return asset("ranking.js") + f"window.FINDER={text};\n".encode()


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
