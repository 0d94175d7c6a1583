"""The handbook's volumes: one, but of a forest whose cards would make a file that no typesetter should hold at once."""

from __future__ import annotations

from math import ceil

from build_tools.analysis.card_numbers import by_number
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Tree

MOST = 100
"""Cards in a volume: each takes some 8 MB of memory while they are set."""


@memoized
def volumes(forest: Forest) -> tuple[tuple[Tree, ...], ...]:
    """The trees as their cards are filed, in as few volumes as can be, of about the same size; one, if it is empty."""
    trees = by_number(forest)
    count = max(ceil(len(trees) / MOST), 1)
    size = max(ceil(len(trees) / count), 1)
    return tuple(tuple(trees[begin : begin + size]) for begin in range(0, count * size, size))
