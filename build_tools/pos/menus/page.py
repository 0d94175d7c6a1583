"""What the page on keys is made of: the one box of keys, the names to look for, and what never to press."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.pos.menus.own import ARROW, pressed
from build_tools.pos.menus.table import Menus, menus
from build_tools.targets.inline import markdown
from build_tools.targets.web.tables import table

_TOGETHER = "\u00a0→\u00a0"
"""Between keys that stand in one line."""


def box(forest: Forest) -> Iterator[str]:
    """The menu by which the program is known, and its keys."""
    if not (written := menus(forest)):
        return
    if written.own:
        yield from _own(written)
        return
    shows = " · ".join(f'<span class="whole">{markdown(entry)}</span>' for entry in written.shows)
    cites = "".join(f"[@{source}]" for source in written.sources)
    yield f"{markdown(written.opens)}，屏上正好是这一行，才照下面按{cites}："
    yield ""
    yield f"**{shows}**"
    yield ""
    rows = [(markdown(task.name), " → ".join(task.press)) for task in written.tasks.values() if task.press]
    yield from table(("要做的事", "依次按"), rows)


def _own(written: Menus) -> Iterator[str]:
    """Each program of the acquirer's terminals, with its menu and its keys."""
    for program in written.own:
        shows = " · ".join(f'<span class="whole">{markdown(entry)}</span>' for entry in program.shows)
        yield from (f"### {markdown(program.title)}", "")
        yield from (f"{markdown(program.opens)}，屏上正好是这一行，才照下面按：", "", f"**{shows}**", "")
        tasks = ((task.name, program.press[key]) for key, task in written.tasks.items() if key in program.press)
        yield from table(("要做的事", "依次按"), [(markdown(name), markdown(pressed(keys))) for name, keys in tasks])


def names(forest: Forest) -> Iterator[str]:
    """Every task with the names that it may have, each under its own anchor."""
    written = menus(forest)
    for anchor, task in written.tasks.items() if written else ():
        yield f"### {markdown(task.name)} {{#{anchor}}}"
        yield ""
        press = f"屏上正好是上面那一行的，按 **{_TOGETHER.join(task.press)}**。" if task.press else ""
        if written and written.own:
            keys = "；".join(written.keys(anchor)).replace(ARROW, _TOGETHER)
            press = f"屏上正好是上面那一行的，按 **{markdown(keys)}**。" if keys else ""
        look = f"找这些字：{'、'.join(f'“{markdown(name)}”' for name in task.names)}。" if task.names else ""
        yield "".join(part for part in (look, press, markdown(task.heed)) if part)
        yield ""


def never(forest: Forest) -> Iterator[str]:
    """What must not be touched, and why."""
    if written := menus(forest):
        yield from table(("看到它，退出来", "按了会怎样"), [(markdown(a), markdown(b)) for a, b in written.never])
