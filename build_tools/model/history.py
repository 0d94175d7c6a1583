"""Which editions of a card were printed: `docs/data/editions/<category>/<name>.yml`, a file a card."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field, TypeAdapter

from build_tools.load.conflict import sides
from build_tools.load.reader import read
from build_tools.load.source import Source
from build_tools.schema.shape import Empty, Form, Shape, Words
from build_tools.schema.validate import validate

HISTORIES = "docs/data/editions"

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
"""The first digits of a hash: a name for exactly this text."""


class Edition(Shape):
    """An edition of a card: its name, the day, a hash of what its steps say, and what it changed."""

    edition: Hash
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    words: Hash
    changes: list[Words] = Empty


class History(Shape):
    """A card's number, its editions, the newest last, and a hash of each step of the newest."""

    number: Annotated[str, Field(pattern=r"^([A-Z]+[1-9][0-9]*|[^\d\s]\D{0,5})$")]
    editions: Annotated[list[Edition], Field(min_length=1)]
    steps: dict[str, Hash]


HISTORY = Form(TypeAdapter(History), History, {"editions": Edition})


def card_id(path: str) -> str | None:
    """The card whose history a file holds: a tree's id, or a single name; None for other files."""
    pure = PurePosixPath(path)
    if not pure.is_relative_to(HISTORIES) or pure.suffix != ".yml":
        return None
    parts = pure.relative_to(HISTORIES).with_suffix("").parts
    return "/".join(parts) if len(parts) <= 2 else None


def path_of(card: str) -> str:
    """The file of a card's history."""
    return f"{HISTORIES}/{card}.yml"


def joined(histories: Iterable[History]) -> History:
    """Histories of one card in one: the editions of all by date, with the number and the steps of the first."""
    first, *others = histories
    editions = {edition.edition: edition for edition in first.editions}
    for other in others:
        for edition in other.editions:
            editions.setdefault(edition.edition, edition)
    if len(editions) == len(first.editions):
        return first
    newest = first.editions[-1]
    ordered = sorted(editions.values(), key=lambda edition: (edition.edition == newest.edition, edition.date))
    return History(number=first.number, editions=ordered, steps=first.steps)


def settled(source: Source) -> str | None:
    """A file that two branches wrote to, with the editions of both; None where one side is no history."""
    found = []
    for side in sides(source.text):
        document, _ = read(Source(source.path, side))
        value = validate(HISTORY, document)[0] if document else None
        if value is None:
            return None
        found.append(value)
    return written(joined(found))


def written(history: History) -> str:
    """The file, a short line each; every value is in quotes, for `12345e67` is a number to YAML."""
    return "".join(f"{line}\n" for line in _lines(history))


def _lines(history: History) -> Iterator[str]:
    yield "# Editions of this card, the oldest first; written by `trees editions --record`."
    yield f"number: {_quoted(history.number)}"
    yield "editions:"
    for edition in history.editions:
        yield f'  - edition: "{edition.edition}"'
        yield f'    date: "{edition.date}"'
        yield f'    words: "{edition.words}"'
        if edition.changes:
            yield "    changes:"
            yield from (f"      - {_quoted(change)}" for change in edition.changes)
    yield "steps:"
    yield from (f'  {_quoted(key)}: "{value}"' for key, value in history.steps.items())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
