"""Which reviews fall due: each thing's own day, spread so that what was reviewed together is not due together."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.rules.support.dates import reviews

_SPREAD = 3
"""The last third of the time that a review holds is the one over which the days are spread."""


class Due(NamedTuple):
    """One file, when it was reviewed, and when it should be again."""

    path: str
    reviewed: dt.date
    due: dt.date


def due_reviews(forest: Forest) -> list[Due]:
    """Every tree, page and table, what is due first at the top."""
    return sorted(_each(forest), key=lambda each: (each.due, each.path))


def _each(forest: Forest) -> Iterator[Due]:
    limit = forest.settings.limits.days
    for date, span, _ in reviews(forest):
        digest = int.from_bytes(hashlib.sha256(span.path.encode()).digest()[:4], "big")
        early = digest % max(1, limit // _SPREAD)
        yield Due(span.path, date, date + dt.timedelta(days=limit - early))
