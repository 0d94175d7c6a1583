"""What is worked out once for a forest, however many rules ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from build_tools.model.forest import Forest

T = TypeVar("T")


def once(work: Callable[[Forest], T]) -> Callable[[Forest], T]:
    """Keep what `work` makes of a forest beside it, as `cached_property` would: a forest never changes."""
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(forest: Forest) -> T:
        store = forest.__dict__
        if key not in store:
            store[key] = work(forest)
        result: T = store[key]
        return result

    return kept
