"""Keys of a mapping put into another order, whole lines at a time, with the comments above them."""

from __future__ import annotations

from collections.abc import Callable

from build_tools.findings import Fix, Span
from build_tools.load.nodes import Mapping
from build_tools.load.source import Source


def reorder(source: Source, mapping: Mapping, rank: Callable[[str], int]) -> Fix | None:
    """Sort the keys by rank; None for a mapping in braces, or one that shares its lines with something else."""
    entries = list(mapping.entries.items())
    firsts = [key.span.line for _, (key, _) in entries]
    columns = {key.span.col for _, (key, _) in entries}
    lines = source.text.splitlines(keepends=True)
    column = columns.pop()
    if columns or len(set(firsts)) < len(firsts) or any(lines[n - 1][: column - 1].strip() for n in firsts):
        return None
    # What stands above a file's first key is about the file.
    above = [firsts[0] - 1 if column == 1 else 0, *firsts]
    starts = [_with_comments(lines, first, up) for first, up in zip(firsts, above, strict=False)]
    end = _end(lines, entries[-1][1][1].span, firsts[-1])
    stops = [*starts[1:], end + 1]
    blocks = ["".join(lines[a - 1 : b - 1]) for a, b in zip(starts, stops, strict=True)]
    if any(not block.endswith(("\n", "\r")) for block in blocks):
        return None
    order = sorted(range(len(entries)), key=lambda n: rank(entries[n][0]))
    span = Span(source.path, starts[0], 1, end + 1, 1)
    return Fix(span, "".join(blocks[n] for n in order))


def _with_comments(lines: list[str], first: int, above: int) -> int:
    """The line where an entry begins, the comments right above it included."""
    while first - 1 > above and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return first


def _end(lines: list[str], span: Span, first: int) -> int:
    """The last line of a value; libyaml ends blocks where the next thing begins."""
    last = span.end_line if span.end_col > 1 else span.end_line - 1
    while last > first and not lines[last - 1].split("#")[0].strip():
        last -= 1
    return max(first, last)
