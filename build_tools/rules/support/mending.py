"""What to say in place of an id that nobody knows."""

from __future__ import annotations

from collections.abc import Collection

from build_tools.load.source import Source
from build_tools.model.tree import Text
from build_tools.schema.nearest import did_you_mean


def misspelt(_: Source, text: Text, known: Collection[str]) -> tuple[str, None]:
    """Help, and no fix: where a way leads, an author decides."""
    return did_you_mean(text.value, known), None
