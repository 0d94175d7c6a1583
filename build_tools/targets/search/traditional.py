"""Traditional characters as simplified ones."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files


def simplified(wanted: Container[str]) -> dict[str, str]:
    """Each traditional character with the simplified one that is written for it, for those of `wanted`."""
    return {old: new for old, new in _table() if new in wanted}


@cache
def _table() -> tuple[tuple[str, str], ...]:
    import opencc

    text = files(opencc).joinpath("dictionary", "TSCharacters.txt").read_text("utf-8")
    pairs = (line.split() for line in text.splitlines())
    return tuple(sorted((pair[0], pair[1]) for pair in pairs if len(pair) > 1 and pair[0] != pair[1]))
