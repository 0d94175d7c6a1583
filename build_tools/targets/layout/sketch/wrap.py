"""Lines for a box: broken where UAX #14 allows, words whole where they fit, as even as they can be."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from uniseg.linebreak import line_break_units

from build_tools.targets.font import width
from build_tools.targets.layout.sketch.phrases import bonds
from build_tools.typeface import settable

_AFTER = "，。；：、？！）》”→"
"""A line that ends with one of these reads on its own."""
_HUNG = 0.5
"""So much of such a mark is white, and may stand beyond the limit."""
_RAGGED = 10.0
"""The cost of a line that ends elsewhere, in square em."""
_BROKEN = (0.0, 9.0, 1000.0)
"""The cost of a break by the bond that it breaks: none, a particle's, a word's."""
_ROUGH = (1.0, 3.0, 12.0)
"""The same, for the eye that compares layouts."""


class Lines(NamedTuple):
    """A text in lines, and how rough their ends are to the reader: 0 where each reads on its own."""

    lines: tuple[str, ...]
    rough: float


@lru_cache(32768)
def wrap(text: str, limit: float) -> Lines:
    """Break `text` into few, even lines of at most `limit` em; only a word longer than that is broken or sticks out."""
    units = _units(settable(text))
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        best.append(min(_candidates(units, best, end, limit)))
    lines: list[str] = []
    rough = 0.0
    end = len(units)
    while end:
        begin = best[end][1]
        lines.insert(0, "".join(unit.text for unit in units[begin:end]).strip())
        rough += units[end - 1].rough
        end = begin
    return Lines(tuple(lines) or ("",), rough)


class _Unit(NamedTuple):
    """What stands between two places where a line may end, and what it means to end one after it."""

    text: str
    width: float
    hung: float
    cost: float
    rough: float


@lru_cache(4096)
def _units(text: str) -> tuple[_Unit, ...]:
    held = bonds(text)
    units = []
    place = 0
    for piece in pieces(text):
        place += len(piece)
        marked = piece.rstrip()[-1:] in _AFTER
        tidy = marked or place == len(text)
        cost, rough = (0.0, 0.0) if tidy else (_RAGGED + _BROKEN[held[place]], _ROUGH[held[place]])
        units.append(_Unit(piece, width(piece, 500), _HUNG if marked else 0.0, cost, rough))
    return tuple(units)


_BETWEEN = re.compile("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
"""All of them are alike to UAX #14, and between two of them a line may always end."""


def pieces(text: str) -> list[str]:
    """UAX #14's units, but that words with a hyphen stay whole: Wi-Fi is one word."""
    pieces: list[str] = []
    for run in _BETWEEN.split(text):
        place = 0
        for length in _units_of(_IDEOGRAPH.sub("\u5b57", run)):
            unit = run[place : place + length]
            place += length
            if pieces and pieces[-1].endswith("-"):
                pieces[-1] += unit
            elif unit:
                pieces.append(unit)
    return pieces


@lru_cache(4096)
def _units_of(run: str) -> tuple[int, ...]:
    """The lengths of its units; there are few different runs between ideographs."""
    return tuple(map(len, line_break_units(run)))


def _candidates(
    units: tuple[_Unit, ...], best: list[tuple[float, int]], end: int, limit: float
) -> list[tuple[float, int]]:
    """For each place where a last line could begin: the cost so far, and that place."""
    found = []
    last = units[end - 1]
    total = -last.hung
    for begin in range(end - 1, -1, -1):
        total += units[begin].width
        if total > limit and begin < end - 1:
            break
        line = limit * limit * 1.5 + (limit - total) ** 2 * (0.5 if total <= limit else 50.0)
        found.append((best[begin][0] + line + last.cost, begin))
    return found
