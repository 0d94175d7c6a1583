"""An engine that works where it is asked, for what other processes could not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


class Here:
    """One task after the other."""

    def run(self, work: Callable[[In], Out], tasks: Iterable[In]) -> Iterator[Out]:
        """What each came to."""
        return map(work, tasks)
