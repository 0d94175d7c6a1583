"""What of a large site's finder a telephone can carry: every name, and as many asked questions as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from build_tools.targets.search.document import ASKED, SearchDocument

ROOM = 120_000
"""Characters of all names together; twice what a guide of sixty trees with hundreds of asked questions each has."""


def carried(documents: Sequence[SearchDocument], room: int = ROOM) -> list[SearchDocument]:
    """The documents, with the same number of asked questions each; without passages too, where not one has room.

    Titles and what people call a thing always stay: by these a tree is found.
    """
    asked = [[len(name.text) for name in document.names if name.weight == ASKED] for document in documents]
    named = sum(len(name.text) for document in documents for name in document.names) - sum(map(sum, asked))
    if named + sum(map(sum, asked)) <= room:
        return list(documents)
    most, used = 0, named
    for place in range(max(map(len, asked))):
        used += sum(lengths[place] for lengths in asked if place < len(lengths))
        if used > room:
            break
        most = place + 1
    return [_with(document, most) for document in documents]


def _with(document: SearchDocument, most: int) -> SearchDocument:
    kept = [name for name in document.names if name.weight == ASKED][:most]
    names = tuple(name for name in document.names if name.weight != ASKED or name in kept)
    return replace(document, names=names, passages=document.passages if most else ())
