"""One measured figure and its bar."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """`measured` must not be over `bar`; both in `unit`. Details say what was measured."""

    name: str
    measured: float
    bar: float
    unit: str
    details: str

    def as_data(self) -> dict[str, object]:
        """For machines."""
        return {**self._asdict(), "held": self.held}

    @property
    def held(self) -> bool:
        return self.measured <= self.bar

    def __str__(self) -> str:
        verdict = "ok  " if self.held else "OVER"
        return f"{verdict} {self.name}: {self.measured:.2f} {self.unit} (bar {self.bar:g}); {self.details}"
