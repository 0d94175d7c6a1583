"""What people see at a terminal: colours, tables, and how far long work is; what is heavy to import waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_STYLES = {
    "red": "bold red",
    "yellow": "bold yellow",
    "blue": "bold blue",
    "cyan": "bold cyan",
    "green": "green",
    "bold": "bold",
}
_WIDE = 10_000
"""No table is folded: whoever reads one in a pipe wants a line a row."""
_RULES = "    \n    \n----\n    \n    \n----\n    \n    \n"
"""A rule below the head and one before the total, and no other line."""


def language() -> str:
    """The language that the system is set to for messages, as POSIX has it: `zh_CN.UTF-8`, `C`; empty where none is."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")


def styled(text: str, style: str) -> str:
    """Text in one of the styles, for a terminal."""
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(_STYLES[style]).render(text, color_system=ColorSystem.STANDARD)


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], words: Sequence[int] = (0,), total: Sequence[str] = ()
) -> str:
    """A table in plain text, a line a row, a rule before the `total`; the columns in `words` begin at their left."""
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table

    made = Table(
        box=Box(_RULES, ascii=True) if total else None,
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="",
        footer_style="",
    )
    made.show_footer = bool(total)
    for number, name in enumerate(head):
        justify = "left" if number in words else "right"
        made.add_column(name, total[number] if total else "", justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for row in rows:
        made.add_row(*row)
    out = StringIO()
    Console(file=out, width=_WIDE, color_system=None, markup=False, highlight=False, emoji=False).print(made)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


class Bar:
    """How far long work is, on standard error while somebody looks.

    It is drawn when it moves: a thread that draws it would keep this process from being forked.
    """

    def __init__(self, said: str) -> None:
        self.said = said
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, of: int) -> None:
        """Show that so many of so many are done."""
        if not sys.stderr.isatty():
            return
        if self._shown is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            progress = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
            progress.start()
            self._shown = progress, progress.add_task(self.said, total=of)
        progress, task = self._shown
        progress.update(task, completed=done, total=of, refresh=True)
        if done == of:
            self.close()

    def close(self) -> None:
        """Take it off the screen, and give the cursor back."""
        if self._shown:
            self._shown[0].stop()
            self._shown = None
