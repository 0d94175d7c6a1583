"""What to say, and what can safely be written, in place of an id that nobody knows."""

from __future__ import annotations

from collections.abc import Collection

from build_tools.load.source import Fix, Source
from build_tools.model.prose import part
from build_tools.model.tree import Text
from build_tools.schema.nearest import did_you_mean, meant


def misspelt(source: Source, text: Text, known: Collection[str]) -> tuple[str, Fix | None]:
    """Help, and a fix where there is one id alone that can be meant."""
    word = meant(text.value, known)
    span = part(source, text, 0, len(text.value)) if word else None
    return did_you_mean(text.value, known), Fix(span, word) if word and span else None
