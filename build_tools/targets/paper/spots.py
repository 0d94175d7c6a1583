"""Open places of a page: boxes to write in, and what else is put there after the page is set."""

from __future__ import annotations

from dataclasses import dataclass

CODE, OWNER = "qr", ""
"""The places of the QR code, and of whose card it is; every other is called as the box that it is in."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An open place: its name, and its rectangle in points from the left upper corner of its page."""

    key: str
    page: int
    x: float
    y: float
    width: float
    height: float
    label: float = 0.0
    """How much of its height, from above, its own name takes."""
    card: str = ""
    """The number of the card, where the place names it."""
    tick: bool = False
    """Whether it is to be ticked, and not written in."""

    @property
    def box(self) -> bool:
        """Whether it is a box to write in."""
        return self.key not in (CODE, OWNER)
