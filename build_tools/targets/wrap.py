"""Lines for a box: broken where UAX #14 allows, as even as they can be."""

from __future__ import annotations

from functools import lru_cache

from uniseg.linebreak import line_break_units

from build_tools.targets.font import width

_AFTER = "，。；：、？！）》”→"
"""A line that ends with one of these reads on its own."""


@lru_cache(8192)
def wrap(text: str, limit: float) -> tuple[str, ...]:
    """Break `text` into the fewest lines of at most `limit` em, as even as can be; a longer word keeps its own line."""
    units = list(line_break_units(text))
    widths = [width(unit) for unit in units]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(units) + 1):
        best.append(min(_candidates(units, widths, best, end, limit)))
    lines: list[str] = []
    end = len(units)
    while end:
        begin = best[end][2]
        lines.insert(0, "".join(units[begin:end]).strip())
        end = begin
    return tuple(lines) or ("",)


def _candidates(
    units: list[str], widths: list[float], best: list[tuple[int, float, int]], end: int, limit: float
) -> list[tuple[int, float, int]]:
    """For each place where a last line could begin: lines so far, unevenness, that place."""
    found = []
    total = 0.0
    for begin in range(end - 1, -1, -1):
        total += widths[begin]
        if total > limit and begin < end - 1:
            break
        lines, cost, _ = best[begin]
        tidy = end == len(units) or units[end - 1].rstrip()[-1:] in _AFTER
        found.append((lines + 1, cost + (limit - total) ** 2 + (0.0 if tidy else 4.0), begin))
    return found
