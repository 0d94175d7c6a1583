"""Whom to call, as tables for pages: by channel, by case, and a sheet for the wall."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.complaints.shape import called, complaints
from build_tools.pos.templating import rendered

PARTS = ("channels", "cases", "parties", "ready", "wall")
"""The channels, the kinds of trouble with their calls, who complains, what to have at hand, and the sheet."""


def part(name: str, forest: Forest) -> str:
    """One of the parts; nothing where there is no file."""
    written = complaints(forest)
    return rendered(f"complaints/{name}.html", forest.locale, written=written, called=called) if written else ""
