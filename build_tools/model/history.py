"""Which editions of each card were printed: `docs/data/editions.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, TypeAdapter

from build_tools.model.forest import Forest
from build_tools.model.memo import once
from build_tools.schema.plain import plain
from build_tools.schema.shape import Empty, Form, Shape, Words

FILE = "docs/data/editions.yml"

CardId = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
Print = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
"""A name for exactly this: the first digits of a hash."""


class Edition(Shape):
    """One print of a card: its mark, the day, a print of its words, and how it differs from the one before."""

    edition: Print
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    words: Print
    changes: list[Words] = Empty


class History(Shape):
    """A card's editions, the newest last; its number, and a print of each step of the newest."""

    number: Words
    editions: Annotated[list[Edition], Field(min_length=1)]
    steps: dict[str, Print]


EDITIONS = Form(TypeAdapter(dict[CardId, History]), History, {"editions": Edition})


@once
def histories(forest: Forest) -> Mapping[str, History]:
    """Each card's history, by id; none where the file is not there, or has faults."""
    node = None if FILE in forest.broken else forest.data.get("editions")
    return EDITIONS.adapter.validate_python(plain(node)) if node else {}
