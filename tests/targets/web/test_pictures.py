"""The drawings: each is used, stands on its page in the page's colours, and is told to whoever cannot see it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from build_tools.load.source import Source
from build_tools.model import pictures
from build_tools.model.forest import Forest
from build_tools.targets.web.pictures import figure
from build_tools.targets.web.steps import steps
from build_tools.targets.web.styles import site_css

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>a</title><desc>b</desc>'


def test_steps_show_drawings(forest: Forest) -> None:
    used = {
        node.picture.value for tree in forest.trees.values() for node in tree.nodes.values() if node.picture is not None
    }
    assert len(used) >= 12


def test_a_step_shows_its_drawing_with_caption_and_text_alternative(forest: Forest) -> None:
    for tree in forest.trees.values():
        shown = re.findall(r'<figure class="picture">.*?</figure>', steps(tree, forest), re.DOTALL)
        named = [node.picture for node in tree.nodes.values() if node.picture]
        assert len(shown) == len(named)
        for text in shown:
            drawn = ET.fromstring(text)
            svg, caption = drawn.find("svg"), drawn.findtext("figcaption")
            assert svg is not None
            assert svg.get("role") == "img"
            assert svg.get("aria-label")
            assert caption
            assert "\n" not in text.strip()


def test_every_class_of_a_drawing_has_a_style_in_both_schemes_and_none_has_a_colour(forest: Forest) -> None:
    styles = site_css(Forest()).decode()
    for name in forest.pictures:
        for classes in re.findall(r'class="([a-z ]+)"', figure(name, forest).replace('class="picture"', "")):
            for each in classes.split():
                assert f".picture .{each} " in styles or f".picture .{each}," in styles, (name, each)


def test_drawings_stay_inside_their_frame(forest: Forest) -> None:
    """Nothing is drawn outside the viewBox, where it would be cut off."""
    for name, source in forest.pictures.items():
        picture = pictures.read(source)
        assert not isinstance(picture, str)
        _, _, width, height = map(float, picture.svg.attrib["viewBox"].split())
        for element in picture.svg.iter():
            for key, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
                assert 0 <= float(element.get(key, "0")) <= most, (name, ET.tostring(element))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f'{HEAD}<path id="a" d="M0 0"/></svg>', "id"),
        (f'{HEAD}<path onload="a()" d="M0 0"/></svg>', "onload"),
        (f'{HEAD}<path style="fill:red" d="M0 0"/></svg>', "style"),
        (f'{HEAD}<image href="a.png"/></svg>', "<image>"),
        (f'{HEAD}<use href="#a"/></svg>', "<use>"),
        (f'{HEAD}<path stroke="red" d="M0 0"/></svg>', "stroke"),
        ("<svg>", "no XML"),
        ("<!DOCTYPE svg><svg/>", "document type"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "viewBox"),
    ],
)
def test_what_runs_loads_clashes_or_is_painted_is_refused(text: str, wrong: str) -> None:
    found = pictures.read(Source("docs/data/pictures/a.svg", text))
    assert isinstance(found, str)
    assert wrong in found
