"""Colours are said once, in the palette, and every name that is used is one of its."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_tools.assets.palette import palette
from build_tools.model.forest import Forest
from build_tools.targets.web.styles import site_css
from tests.project import ROOT

HEX = re.compile(r"""(?<![\w&/])#(?:[0-9a-fA-F]{3}){1,2}(?=["';,\s)}])""")
BLACK_AND_WHITE = {"#000", "#fff"}
"""What stands for none: a code to be scanned, the shape of a mask."""
FILES = [
    file
    for ending in ("css", "typ", "py", "js", "html")
    for file in sorted((ROOT / "build_tools").rglob(f"*.{ending}"))
    if not {"starter", "preview"} & set(file.parts)  # the preview's panel lies over pages that may have no style
    if not file.name.startswith("b705_")  # the manual of the rule on colours shows some
]


def test_no_colour_is_said_elsewhere() -> None:
    assert len(FILES) > 200
    found = {file.name: sorted(set(HEX.findall(file.read_text("utf-8"))) - BLACK_AND_WHITE) for file in FILES}
    assert {name: colours for name, colours in found.items() if colours} == {}


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".css"], ids=lambda file: file.name)
def test_a_style_sheet_names_colours_that_are_there(file: Path) -> None:
    given = set(re.findall(r"(--[a-z-]+):", site_css(Forest()).decode() + file.read_text("utf-8")))
    assert set(re.findall(r"var\((--[a-z-]+)\)", file.read_text("utf-8"))) <= given


def test_the_dark_has_a_colour_for_whatever_is_light() -> None:
    screen = palette().screen
    assert set(screen.dark) <= set(screen.light)
    kinds = {kind for kind in screen.light if kind.endswith("-edge")}
    assert {"ink", "soft", "ground", "card", "edge", "paper", "line", "link", "accent", *kinds} <= set(screen.dark)
