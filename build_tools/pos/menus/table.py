"""How tasks are pressed, as paper and page need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.pos.menus.own import pressed
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
class Program:
    """A program that runs on an acquirer's own terminals: how it is known, and the keys of each task by its anchor."""

    name: str
    terminals: tuple[str, ...]
    opens: str
    shows: tuple[str, ...]
    press: Mapping[str, tuple[str, ...]]

    def keys(self, task: str) -> str:
        """The keys of a task in order."""
        return pressed(self.press[task])

    @property
    def title(self) -> str:
        """Its name, and the machines that it runs on."""
        return f"{self.name}（{'、'.join(self.terminals)}）" if self.terminals else self.name


@dataclass(frozen=True, slots=True)
class Menus:
    """The program that is told by its menu, and every task by its anchor, in the order of the file."""

    opens: str
    shows: tuple[str, ...]
    sources: tuple[str, ...]
    tasks: Mapping[str, Task]
    never: tuple[tuple[str, str], ...]
    """Entries that must not be touched, each with the reason."""
    own: tuple[Program, ...] = ()
    """The programs of the acquirer whose edition this is; the one above is then not spoken of."""

    def keys(self, task: str) -> tuple[str, ...]:
        """How a task is pressed in the acquirer's own programs, a text each; none where no program has it."""
        named = len(self.own) > 1
        return tuple(
            f"{f'“{program.name}”' if named else ''}{program.keys(task)}"
            for program in self.own
            if task in program.press
        )


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
        own_programs(forest),
    )


def own_programs(forest: Forest) -> tuple[Program, ...]:
    """The programs that the profile lists."""
    listed = forest.profile.shaped.menus if forest.profile else []
    return tuple(
        Program(
            each.program,
            tuple(each.terminals),
            each.opens,
            tuple(each.shows),
            {task: tuple(keys) for task, keys in each.press.items()},
        )
        for each in listed
    )
