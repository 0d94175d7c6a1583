"""One part of the bench, as a process of its own runs it."""

from __future__ import annotations

from importlib import import_module

from tests.bench.line import Line


def lines(part: str) -> list[Line]:
    """The figures of one part, by its module's name."""
    return list(import_module(f"tests.bench.{part}").bench())
