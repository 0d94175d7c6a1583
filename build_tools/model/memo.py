"""What is worked out once for a forest, a tree or a file, however many rules ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree

S = TypeVar("S", Forest, Tree, Source)
T = TypeVar("T")


def memoized(work: Callable[[S], T]) -> Callable[[S], T]:
    """Keep what `work` makes of something beside it, as `cached_property` would: none of these ever changes."""
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(subject: S) -> T:
        store = subject.__dict__
        if key not in store:
            store[key] = work(subject)
        result: T = store[key]
        return result

    return kept
