"""What the page on keys is made of: the one box of keys, the names to look for, and what never to press."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.menus.table import menus
from build_tools.pos.templating import rendered

PARTS = ("box", "names", "never")
"""The menu by which the program is known, with its keys; every task with the names that it may have; what to leave."""


def part(name: str, forest: Forest) -> str:
    """One of the parts; nothing where there is no file."""
    written = menus(forest)
    return rendered(f"menus/{name}.html", forest.locale, written=written) if written else ""
