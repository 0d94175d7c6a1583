"""The situations of the self-test, and where in the trees each has its answer: `docs/data/selftest.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, End
from build_tools.schema.shape import Absent, Form, Shape, Words

Place = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+(#[a-z0-9-]+)?$")]


class ChoiceShape(Shape):
    """One thing that somebody might do, and why it is right or wrong."""

    say: Words
    why: Words
    right: bool = False


class QuestionShape(Shape):
    """A situation; `at` is the tree, or the node of it, that says what is right, `said` its words at the time."""

    title: Words
    story: Words
    ask: Words
    at: Place
    said: Words = Absent
    choices: list[ChoiceShape]


SELFTEST = Form(list[QuestionShape], QuestionShape)


def situations(forest: Forest) -> list[QuestionShape]:
    """The file as it is written; none where there is none, or where it has faults."""
    file = forest.files.get("selftest")
    return file.value if file else []


def said_at(forest: Forest, place: str) -> str | None:
    """What the node says that a place names, nothing where it only leads on; None where there is no such node."""
    tree, _, key = place.partition("#")
    node = forest.trees[tree].nodes.get(key) if tree in forest.trees else None
    if node is None:
        return None
    return node.text.value if isinstance(node, Ask | Do | End) else ""
