"""What `docs/data/menus.yml` holds: the keys that do a task in a terminal's menu, and those that nobody presses."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from build_tools.schema.shape import Absent, Empty, Form, Id, Shape, Words

Digit = Annotated[str, Field(pattern=r"^[0-9]$")]
"""One key of the terminal; in quotes, since a number is not meant."""


class BoxShape(Shape):
    """The one program whose keys are told: how its menu comes up, and the whole line by which it is known."""

    opens: Words
    shows: Annotated[list[Words], Field(min_length=2)]
    confidence: Literal["high", "medium"]
    sources: list[Id]


class TaskShape(Shape):
    """A task: the keys in that program, what it may be called in others, and what to heed."""

    name: Words
    press: list[Digit] = Empty
    names: list[Words] = Empty
    heed: Words = Absent


class NeverShape(Shape):
    """A menu entry that must not be touched, and why."""

    name: Words
    because: Words


class MenusShape(Shape):
    """The whole file; tasks by the anchor that they have on the page."""

    reviewed: dt.date
    box: BoxShape
    tasks: Annotated[dict[Id, TaskShape], Field(min_length=1)]
    never: Annotated[list[NeverShape], Field(min_length=1)]


MENUS = Form(MenusShape, MenusShape)
