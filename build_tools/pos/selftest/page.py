"""The self-test of the training page: each choice opens and says whether it is right, with no script at all."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.pos.selftest.questions import ChoiceShape, QuestionShape, situations
from build_tools.pos.templating import rendered
from build_tools.targets import paths

LETTERS = "ABCDEFGH"


class Situation(NamedTuple):
    """One situation as it is shown: its choices by letter, and the tree to walk it through with."""

    asked: QuestionShape
    choices: list[tuple[str, ChoiceShape]]
    href: str
    leads_to: str


def questions(page: Page, forest: Forest) -> str:
    """Every situation, and the answers on a sheet of their own."""
    return rendered(
        "selftest.html", forest.locale, situations=[_situation(asked, page, forest) for asked in situations(forest)]
    )


def _situation(asked: QuestionShape, page: Page, forest: Forest) -> Situation:
    choices = list(zip(LETTERS, mixed(asked), strict=False))
    tree, _, node = asked.at.partition("#")
    if not (found := forest.trees.get(tree)):
        return Situation(asked, choices, "", "")
    return Situation(asked, choices, paths.link(page.place, paths.step(tree, node)), found.title.value)


def mixed(asked: QuestionShape) -> list[ChoiceShape]:
    """The choices in an order that tells nothing and is always the same."""
    return sorted(asked.choices, key=lambda choice: hashlib.sha256((asked.title + choice.say).encode()).digest())
