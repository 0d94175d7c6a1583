"""How well colours that lie on each other are told apart (WCAG 2), and how well they must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

TEXT, SIGN = 4.5, 3.0
"""The least ratio of words to their ground, and of a line or a shape that says something."""
WHITE = "#fff"


class Pair(NamedTuple):
    """What lies on what, and the least ratio."""

    front: str
    ground: str
    least: float


PAIRS = (
    Pair("on-brand", "brand", TEXT),
    Pair(WHITE, "brand-soft", TEXT),
    Pair("on-button", "button", TEXT),
    *(Pair("link", ground, TEXT) for ground in ("ground", "card", "ask", "do", "goto", "resolved", "escalate", "stop")),
    Pair("accent", "ground", SIGN),
    Pair("accent", "card", SIGN),
)
"""Colours that lie on each other somewhere on the site, of those that an edition may have of its own."""


class Weak(NamedTuple):
    """A pair that is told apart too badly."""

    pair: Pair
    ratio: float


def weak(colours: Mapping[str, str]) -> Iterator[Weak]:
    """The pairs that miss their bar."""
    for pair in PAIRS:
        found = ratio(colours.get(pair.front, pair.front), colours[pair.ground])
        if found < pair.least:
            yield Weak(pair, found)


def be_lighter(other: str) -> bool:
    """Whether what is told apart badly from a colour is to be lighter than it is, not darker."""
    return ratio(other, WHITE) > ratio(other, "#000")


def ratio(a: str, b: str) -> float:
    """The ratio of the luminances of two colours."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    wide = "".join(digit * 2 for digit in digits) if len(digits) == len("rgb") else digits
    red, green, blue = (_linear(int(wide[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
