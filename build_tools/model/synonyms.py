"""What the finder knows beside the texts: `docs/data/synonyms.yml` and `docs/data/questions.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from build_tools.model.forest import Forest
from build_tools.schema.shape import SEEN, Empty, Form, Phrase, Shape, Words

_Group = Annotated[list[Phrase], Field(min_length=2)]
_Character = Annotated[str, Field(min_length=1, max_length=1, pattern=SEEN)]
_Lookalikes = Annotated[list[_Character], Field(min_length=2)]


class SynonymsShape(Shape):
    """The words by which the finder searches."""

    groups: list[_Group] = Empty
    """Each group: words for the same thing."""
    lookalikes: list[_Lookalikes] = Empty
    """Each group: a character, then those that are read or typed in its place."""
    readings: dict[str, Words] = Field(default_factory=dict)
    """Characters with several readings: their syllables, the commonest first, with blanks between."""


SYNONYMS: Form[Any] = Form(SynonymsShape, SynonymsShape)
QUESTIONS: Form[Any] = Form(dict[str, Annotated[list[Words], Field(min_length=1)]], Shape)


def synonyms(forest: Forest) -> SynonymsShape:
    """Words for the same thing, characters that are mixed up, readings; none where there is no file."""
    file = forest.files.get("synonyms")
    return file.value if file else SynonymsShape()


def questions(forest: Forest) -> Mapping[str, list[str]]:
    """What people have asked, by the id of the tree or page that answers it."""
    file = forest.files.get("questions")
    return file.value if file else {}
