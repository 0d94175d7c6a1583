"""How tasks are pressed, as paper and page need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.pos.menus.shape import MenusShape

FILE = "docs/data/menus.yml"


@dataclass(frozen=True, slots=True)
class Task:
    """One task: the keys in the one program whose menu is known, and the names to look for in others."""

    name: str
    press: tuple[str, ...]
    """Digits in order; none where the program's own steps differ."""
    names: tuple[str, ...]
    heed: str


@dataclass(frozen=True, slots=True)
class Menus:
    """The program that is told by its menu, and every task by its anchor, in the order of the file."""

    opens: str
    shows: tuple[str, ...]
    sources: tuple[str, ...]
    tasks: Mapping[str, Task]
    never: tuple[tuple[str, str], ...]
    """Entries that must not be touched, each with the reason."""


@memoized
def menus(forest: Forest) -> Menus | None:
    """What the file says; None where there is none, or where it has faults."""
    file = forest.files.get("menus")
    if file is None:
        return None
    written: MenusShape = file.value
    return Menus(
        written.box.opens,
        tuple(written.box.shows),
        tuple(written.box.sources),
        {key: Task(t.name, tuple(t.press), tuple(t.names), t.heed or "") for key, t in written.tasks.items()},
        tuple((entry.name, entry.because) for entry in written.never),
    )
