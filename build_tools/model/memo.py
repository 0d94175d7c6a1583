"""What is worked out once for a forest, a tree or a file, however many rules ask."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Generic, TypeVar

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


class ByTree(Generic[T]):
    """What is worked out for each tree from it and the trees that it leads to, near and far, and from nothing else.

    It is the same in every forest that has the same of these.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def of(self, forest: Forest) -> dict[str, T]:
        """What there is so far of a forest, by tree."""
        found: dict[str, T] = _worked_out(forest).setdefault(self._name, {})
        return found


def take_over(before: Forest, after: Forest, trees: Collection[str]) -> None:
    """Let one forest know all of that that is worked out in another, of trees that have the same to lead to in both."""
    for name, found in _worked_out(before).items():
        _worked_out(after)[name] = {key: made for key, made in found.items() if key in trees}


def _worked_out(forest: Forest) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = forest.__dict__.setdefault("worked out by tree", {})
    return found
