"""What an edition has of its own on every face: colours, a logo, and how whoever made it is reached."""

from __future__ import annotations

import re
from typing import NamedTuple

from build_tools.assets.palette import Screen, palette
from build_tools.model import logo
from build_tools.model.forest import Forest
from build_tools.model.values import Value
from build_tools.targets import paths

LOGO = "logo.svg"
_HIGH = 28
"""Pixels of the logo in the head of a page …"""
_WIDE = 120
"""… at most so many wide."""


class Line(NamedTuple):
    """One line of the foot: what it is, and where a tap leads, if anywhere."""

    label: str
    words: str
    href: str


class Imprint(NamedTuple):
    """Whose edition it is; `logo` is its place on the site, empty where there is none."""

    name: str
    logo: str
    width: int
    height: int
    lines: tuple[Line, ...]


def screen(forest: Forest) -> Screen:
    """The colours of the screen, those of the edition among them."""
    stock, own = palette().screen, forest.profile.colours if forest.profile else {}

    def mixed(scheme: str) -> dict[str, str]:
        return {name: text.value for name, text in own.get(scheme, {}).items()}

    return Screen(light={**stock.light, **mixed("light")}, dark={**stock.dark, **mixed("dark")}) if own else stock


def drawn_logo(forest: Forest) -> logo.Logo | None:
    """The edition's logo, if it has one that may be shown."""
    source = forest.sources.get(forest.profile.logo_path) if forest.profile else None
    read = logo.read(source) if source else None
    return read if isinstance(read, logo.Logo) else None


def imprint(forest: Forest) -> Imprint | None:
    """What the head and the foot of a page say of the edition; None in the neutral guide."""
    if forest.profile is None:
        return None
    drawn, given = drawn_logo(forest), forest.profile.given
    width, height = _size(drawn.ratio) if drawn else (0, 0)
    lines = [
        Line(value.label, given[name], _href(value, given[name]))
        for name, value in forest.values.declared.items()
        if value.label and name in given
    ]
    return Imprint(forest.profile.name, paths.asset(LOGO) if drawn else "", width, height, tuple(lines))


def _size(ratio: float) -> tuple[int, int]:
    """A logo's width and height in the head of a page."""
    wide = min(_WIDE, _HIGH * ratio)
    return round(wide), round(wide / ratio)


def _href(value: Value, words: str) -> str:
    if value.kind == "telephone":
        return f"tel:{re.sub(r'[^0-9+]', '', words)}"
    if value.kind == "address":
        return words if words.startswith("http") else f"https://{words}"
    return ""
