"""The fee rules as tables for the page on fees."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.fees.rules import fees
from build_tools.pos.templating import rendered

PARTS = ("parts", "classes", "others")
"""The three parts of a fee with their ceilings, the classes of merchants, what is charged beside the fee."""


def part(name: str, forest: Forest) -> str:
    """One of the tables; nothing where there is no file."""
    written = fees(forest)
    return rendered(f"fees/{name}.html", forest.locale, written=written) if written else ""
