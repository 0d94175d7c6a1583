"""How much of a long proof a run takes: a share in `make test`, the whole of it in `make soak`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

WHOLE = os.environ.get("WHOLE_PROOFS") == "true"
Item = TypeVar("Item")


def share(items: Iterable[Item], every: int) -> list[Item]:
    """Every so many of them, of the first ones too; all where proofs are whole."""
    return list(items)[:: 1 if WHOLE else every]


def count(part: int, whole: int) -> int:
    """So many made-up cases."""
    return whole if WHOLE else part
