"""The picture on the first screen of both READMEs: small, and made by a module that still makes it."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from tests.picture import FILE, MOST, beside
from tests.project import ROOT


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_readme_shows_it_at_once_and_says_what_it_shows(name: str) -> None:
    first = "\n".join((ROOT / name).read_text("utf-8").splitlines()[:20])
    shown = re.search(r"!\[(?P<said>[^\]]{20,})\]\((?P<file>[^)]+)\)", first)
    assert shown and ROOT / shown["file"] == FILE


def test_it_is_small_and_can_be_read() -> None:
    assert FILE.stat().st_size <= MOST
    with Image.open(FILE) as picture:
        assert picture.format == "WEBP" and 1000 <= picture.width <= 1600


def test_two_pictures_come_to_stand_side_by_side() -> None:
    made = beside(Image.new("RGB", (390, 780), "red"), Image.new("RGB", (595, 842), "blue"))
    picture = Image.open(BytesIO(made)).convert("RGB")
    row = [picture.getpixel((x, picture.height // 2)) for x in (picture.width // 5, picture.width * 4 // 5)]
    assert isinstance(row[0], tuple) and isinstance(row[1], tuple)
    assert row[0][0] > 200 > row[0][2] and row[1][2] > 200 > row[1][0]
