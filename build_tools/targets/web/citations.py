"""Where the facts of a page come from: the footer of every page, and the numbers in the text that point to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from build_tools.model.forest import CitedSource, Forest

_CITED = re.compile(r"\[@([a-z0-9-]+)\]")


def known(used: Iterable[str], forest: Forest) -> list[CitedSource]:
    """The sources of a page's footer, in the order of their numbers, each once."""
    return [forest.cited_sources[key] for key in dict.fromkeys(used) if key in forest.cited_sources]


def cited(text: str) -> list[str]:
    """The sources that a text cites as `[@id]`."""
    return _CITED.findall(text)


def cite(text: str, used: Iterable[str], forest: Forest) -> str:
    """Turn each `[@id]` of the text into the number of its source, which leads to the footer."""
    numbers = {source.id: number for number, source in enumerate(known(used, forest), 1)}
    return _CITED.sub(lambda found: _number(found[1], numbers, forest.locale.text("web.source.see")), text)


def _number(key: str, numbers: Mapping[str, int], see: str) -> str:
    if key not in numbers:
        return ""
    return f'[[{numbers[key]}]](#source-{key} "{see}"){{.cite}}'
