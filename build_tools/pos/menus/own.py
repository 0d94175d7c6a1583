"""The menus of an acquirer's own terminals, in its profile: every program that runs on them, and the keys of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from build_tools.load import nodes
from build_tools.model.profile import ProfileShape
from build_tools.model.tree import Text
from build_tools.schema.shape import Empty, Form, Id, Shape, Words

KEYS = "keys."
"""Before a task's id: the name by which a text speaks of its keys."""
ARROW = " → "


class ProgramShape(Shape):
    """One program: the machines that it runs on, how its menu comes up, what is there, and what does a task."""

    program: Words
    terminals: list[Words] = Empty
    opens: Words
    shows: Annotated[list[Words], Field(min_length=2)]
    press: Annotated[dict[Id, Annotated[list[Words], Field(min_length=1)]], Field(min_length=1)]


class OwnShape(ProfileShape):
    """A profile of this trade."""

    menus: list[ProgramShape] = Empty


OWN_MENUS: Form[Any] = Form(OwnShape, OwnShape, {"menus": ProgramShape})


def own_keys(shaped: OwnShape, top: nodes.Mapping) -> Mapping[str, Text]:
    """The keys of each task that all programs have; where one lacks it, its machines would be told nothing."""
    if not shaped.menus:
        return {}
    tasks = [task for task in shaped.menus[0].press if all(task in each.press for each in shaped.menus)]
    span = top.key("menus").span
    named = len(shaped.menus) > 1
    return {f"{KEYS}{task}": Text("，".join(_keys(each, task, named) for each in shaped.menus), span) for task in tasks}


def _keys(each: ProgramShape, task: str, named: bool) -> str:
    """`按 7 → 3 → 1`, or `点“管理” → “查询”`; with the program's name where there are several."""
    keys = each.press[task]
    verb = "按 " if keys[0].isascii() else "点"
    return f"{f'“{each.program}”' if named else ''}{verb}{pressed(keys)}"


def pressed(keys: list[str] | tuple[str, ...], arrow: str = ARROW) -> str:
    """Keys in order; what is no single key stands in quotes, as on the screen."""
    return arrow.join(key if len(key) == 1 else f"“{key}”" for key in keys)
