"""How often the right page comes first, on questions whose answers are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.targets.search.index import Index
from build_tools.targets.search.rank import search

FIRST_FEW = 3


class Question(NamedTuple):
    """What is asked, and the ids of what may answer it; a page's id stands for its parts, too."""

    text: str
    answers: tuple[str, ...]


class Miss(NamedTuple):
    """A question whose first result does not answer it."""

    question: Question
    found: tuple[str, ...]
    """The ids of the first few results."""
    place: int | None
    """Where the first right one stands, from 1; None where there is none."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of a list of questions."""

    asked: int
    first: int
    """Questions whose first result answers them."""
    few: int
    """Questions that one of the first three results answers."""
    misses: tuple[Miss, ...]
    unknown: tuple[Question, ...]
    """Questions whose answers the site does not have; they are not counted."""


def read_questions(text: str) -> list[Question]:
    """The questions of a table, a line each: the last column is the ids with commas, the one before the question.

    Raises `ValueError` with the number of a line that has less than two columns.
    """
    found: list[Question] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 2:
            raise ValueError(f"line {number}: a question and its answers are wanted, with a tab between")
        found.append(Question(cells[-2], tuple(part.strip() for part in cells[-1].split(","))))
    return found


def evaluate(index: Index, questions: Sequence[Question]) -> Evaluation:
    """Ask all questions."""
    ids = {document.id for document in index.documents}
    known = [question for question in questions if any(answers(one, question) for one in ids)]
    places = {question: [hit.id for hit in search(index, question.text)] for question in known}
    found = {question: _place(question, hits) for question, hits in places.items()}
    misses = (Miss(q, tuple(places[q][:FIRST_FEW]), found[q]) for q in known if found[q] != 1)
    return Evaluation(
        asked=len(known),
        first=sum(found[question] == 1 for question in known),
        few=sum((found[question] or FIRST_FEW + 1) <= FIRST_FEW for question in known),
        misses=tuple(misses),
        unknown=tuple(question for question in questions if question not in found),
    )


def answers(document: str, question: Question) -> bool:
    """Whether a document, by its id, answers the question."""
    return any(document == answer or document.startswith(f"{answer}#") for answer in question.answers)


def _place(question: Question, hits: Iterable[str]) -> int | None:
    return next((place for place, hit in enumerate(hits, 1) if answers(hit, question)), None)
