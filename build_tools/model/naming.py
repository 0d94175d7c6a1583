"""Where texts name values."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.findings import Span
from build_tools.load.source import Source
from build_tools.model.memo import memoized
from build_tools.model.values import NAMED


@memoized
def named(source: Source) -> tuple[tuple[str, Span], ...]:
    """Every name in a file where it stands; comments on lines of their own name nothing."""
    return tuple(_named(source)) if "{{" in source.text else ()


def _named(source: Source) -> Iterator[tuple[str, Span]]:
    for number, line in enumerate(source.lines, 1):
        if source.path.endswith(".md") or not line.lstrip().startswith("#"):
            for found in NAMED.finditer(line):
                yield found["name"], Span(source.path, number, found.start() + 1, number, found.end() + 1)
