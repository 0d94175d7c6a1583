"""What the finder knows beside the texts: `docs/data/synonyms.yml` and `docs/data/questions.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from build_tools.model.forest import Forest
from build_tools.schema.shape import Empty, Form, Shape, Words

_Group = Annotated[list[Words], Field(min_length=2)]


class SynonymsShape(Shape):
    """搜索用的词。"""

    groups: Annotated[list[_Group], Field(description="一行是同一件事的不同叫法")] = Empty
    lookalikes: Annotated[list[_Group], Field(description="看错、写错的字，左边是对的")] = Empty
    readings: Annotated[dict[str, Words], Field(description="多音字怎么念，空格隔开，常用的写前面")] = Field(
        default_factory=dict
    )


SYNONYMS: Form[Any] = Form(TypeAdapter(SynonymsShape), SynonymsShape)
QUESTIONS: Form[Any] = Form(TypeAdapter(dict[str, Annotated[list[Words], Field(min_length=1)]]), Shape)


def synonyms(forest: Forest) -> SynonymsShape:
    """Words for the same thing, characters that are mixed up, readings; none where there is no file."""
    file = forest.files.get("synonyms")
    return file.value if file else SynonymsShape()


def questions(forest: Forest) -> Mapping[str, list[str]]:
    """What people have asked, by the id of the tree or page that answers it."""
    file = forest.files.get("questions")
    return file.value if file else {}
