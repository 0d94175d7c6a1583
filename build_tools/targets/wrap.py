"""Lines for a box: broken where UAX #14 allows, words whole where they fit, as even as they can be."""

from __future__ import annotations

from functools import lru_cache

from uniseg.linebreak import line_break_units

from build_tools.targets.font import width
from build_tools.targets.phrases import bonds

_AFTER = "，。；：、？！）》”→"
"""A line that ends with one of these reads on its own."""
_RAGGED = 4.0
"""The cost of a line that ends elsewhere, in square em."""
_BROKEN = (0.0, 9.0, 1000.0)
"""The cost of a break by the bond that it breaks: none, a particle's, a word's."""


@lru_cache(32768)
def wrap(text: str, limit: float) -> tuple[str, ...]:
    """Break `text` into few, even lines of at most `limit` em; only a word longer than that is broken or sticks out."""
    units, widths, costs = _units(text)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        best.append(min(_candidates(widths, costs, best, end, limit)))
    lines: list[str] = []
    end = len(units)
    while end:
        begin = best[end][1]
        lines.insert(0, "".join(units[begin:end]).strip())
        end = begin
    return tuple(lines) or ("",)


@lru_cache(4096)
def _units(text: str) -> tuple[tuple[str, ...], tuple[float, ...], tuple[float, ...]]:
    """The pieces between places where a line may end, their widths, and what ending a line after each costs."""
    units = tuple(_pieces(text))
    held = bonds(text)
    costs = []
    place = 0
    for unit in units:
        place += len(unit)
        tidy = place == len(text) or unit.rstrip()[-1:] in _AFTER
        costs.append(0.0 if tidy else _RAGGED + _BROKEN[held[place]])
    return units, tuple(width(unit, 500) for unit in units), tuple(costs)


def _pieces(text: str) -> list[str]:
    """UAX #14's units; a mark of one character (a quote, a bracket) stays with its neighbour even at the ends."""
    return [unit for unit in line_break_units(text) if unit]


def _candidates(
    widths: tuple[float, ...], costs: tuple[float, ...], best: list[tuple[float, int]], end: int, limit: float
) -> list[tuple[float, int]]:
    """For each place where a last line could begin: the cost so far, and that place."""
    found = []
    total = 0.0
    for begin in range(end - 1, -1, -1):
        total += widths[begin]
        if total > limit and begin < end - 1:
            break
        line = limit * limit * 1.5 + (limit - total) ** 2 * (0.5 if total <= limit else 50.0)
        found.append((best[begin][0] + line + costs[end - 1], begin))
    return found
