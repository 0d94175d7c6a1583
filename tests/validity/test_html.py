"""A page of every kind is valid HTML, every drawing is XML, and a fault is told. `make audit` judges all pages."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests import npm
from tests.deploy.test_nginx import KINDS
from tests.validity import html

FAULTS = {
    "a td that is no child of tr": '<div><td role="cell">x</td></div>',
    "two of one id": '<p id="one">x</p><p id="one">y</p>',
    "a block in a line": "<span><div>x</div></span>",
    "not closed": "<ul><li><b>x</li></ul>",
    "a button in a link": '<a href="#"><button type="button">x</button></a>',
    "no alternative": '<img src="x.png">',
    "a role that is there": '<ul role="list"><li>x</li></ul>',
}


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    if not npm.there() or not npm.locked():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("LEFT OUT: html-validate needs npm")


def test_a_page_of_every_kind_is_valid(site: Path) -> None:
    pages = [site / path for path in KINDS if "?" not in path and (site / path).suffix == ".html"]
    left, met = html.judged(html.html_validate([page for page in pages if page.is_file()], site))
    assert [str(problem) for problem in left] == []
    assert met


def test_a_fault_is_told(tmp_path: Path) -> None:
    head = '<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body>'
    for number, fault in enumerate(FAULTS.values()):
        (tmp_path / f"{number}.html").write_text(f"{head}{fault}</body></html>\n", "utf-8")
    left, _ = html.judged(html.html_validate(sorted(tmp_path.iterdir()), tmp_path))
    told = {problem.page for problem in left}
    assert [name for number, name in enumerate(FAULTS) if f"{number}.html" not in told] == []


def test_every_drawing_is_xml_with_nothing_in_it_that_acts(site: Path) -> None:
    drawings = [*site.rglob("*.svg")]
    assert len(drawings) > 50
    for file in drawings:
        data = file.read_bytes()
        assert b"<!DOCTYPE" not in data and b"<!ENTITY" not in data
        ids = []
        for element in ET.fromstring(data).iter():
            assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "iframe", "animate", "set"), file
            assert not [name for name in element.attrib if name.lower().startswith("on")], file
            ids += [element.attrib["id"]] if "id" in element.attrib else []
        assert len(ids) == len(set(ids)), file
