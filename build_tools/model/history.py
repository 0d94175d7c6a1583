"""Which editions of a card were printed: `docs/data/editions/<category>/<name>.yml`, a file a card.

Those of a profile's cards are kept apart, in `profiles/<profile>/editions/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Annotated

import yaml
from pydantic import Field

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


HISTORY = Form(History, History, {"editions": Edition})


def histories(profile: str = "") -> str:
    """The folder of the histories of a profile's cards; without one, of the neutral guide's."""
    return f"profiles/{profile}/editions" if profile else HISTORIES


def card_id(path: str, profile: str = "") -> str | None:
    """The card whose history a file holds: a tree's id, or a single name; None for other files."""
    pure, folder = PurePosixPath(path), histories(profile)
    if not pure.is_relative_to(folder) or pure.suffix != ".yml":
        return None
    parts = pure.relative_to(folder).with_suffix("").parts
    return "/".join(parts) if len(parts) <= 2 else None


def path_of(card: str, profile: str = "") -> str:
    """The file of a card's history."""
    return f"{histories(profile)}/{card}.yml"


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


class _Quoted(str):
    """A text that is written in quotes whatever it looks like: `12345e67` is a number to some readers of YAML."""


class _Dumper(yaml.SafeDumper):
    """Writes a list further in than its key, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 # PyYAML's own
        """One level more."""
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def written(history: History) -> str:
    """The file, a short line each; every value is in quotes."""
    value = {
        "number": _Quoted(history.number),
        "editions": [
            {
                "edition": _Quoted(edition.edition),
                "date": _Quoted(edition.date),
                "words": _Quoted(edition.words),
                **({"changes": [_Quoted(change) for change in edition.changes]} if edition.changes else {}),
            }
            for edition in history.editions
        ],
        "steps": {_Quoted(key): _Quoted(piece) for key, piece in history.steps.items()},
    }
    return _HEAD + yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDE)


_HEAD = "# Editions of this card, the oldest first; written by `trees editions --record`.\n"
_WIDE = 10_000
"""No text is folded: a line a change reads best where branches are merged."""
