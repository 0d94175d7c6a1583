"""Where the guide says what the five articles behind it raised: `docs/data/coverage.yml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.schema.shape import Form, Shape, Words

FILE = "docs/data/coverage.yml"

ClaimId = Annotated[str, Field(pattern=r"^S\d-\d{3}$")]
Place = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?(#[^\s#]+)?$")]


class ClaimShape(Shape):
    """One point of an article: what became of it, in our words, and where."""

    article: Annotated[str, Field(pattern=r"^\d{3}$")]
    verdict: Literal["keep", "correct"]
    point: Words
    at: list[Place]


COVERAGE = Form(dict[ClaimId, ClaimShape], ClaimShape)


@dataclass(frozen=True, slots=True)
class Article:
    """How one article is covered."""

    id: str
    keep: int
    correct: int
    unplaced: tuple[str, ...]
    """Points that no place says, or whose places are all gone."""

    @property
    def placed(self) -> int:
        """Points that some place says."""
        return self.keep + self.correct - len(self.unplaced)


def claims(forest: Forest) -> Mapping[str, ClaimShape]:
    """Every point by its id; none where there is no file, or where it has faults."""
    file = forest.files.get("coverage")
    return file.value if file else {}


def articles(forest: Forest) -> list[Article]:
    """The articles in order, with what is covered of each."""
    verdicts = Counter((claim.article, claim.verdict) for claim in claims(forest).values())
    return [
        Article(
            article,
            verdicts[article, "keep"],
            verdicts[article, "correct"],
            tuple(
                key for key, claim in claims(forest).items() if claim.article == article and not _said(forest, claim)
            ),
        )
        for article in sorted({article for article, _ in verdicts})
    ]


def _said(forest: Forest, claim: ClaimShape) -> bool:
    return any(stands(forest, place) for place in claim.at)


def stands(forest: Forest, place: str) -> bool:
    """Whether a place is there: a tree, a node of it (`category/name#node`), or a page, by its anchor too."""
    name, _, anchor = place.partition("#")
    if tree := forest.trees.get(name):
        return not anchor or anchor in tree.nodes
    page = pages(forest).get(name)
    return page is not None and (not anchor or f"{{#{anchor}}}" in page.body)
