"""Texts that are hard to set pass the audit in every style and on every paper."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pytest

from build_tools.audit import file, geometry, legibility, pdf_page
from build_tools.audit.card import audit
from build_tools.audit.expected import expected_graph, squeezed
from build_tools.audit.sheet import sheet
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.typeface import lacking
from tests.audit.awkward import LABELS, TITLES, awkward
from tests.conftest import CACHE, SITE_URL

PAPERS = ("a3", "a4", "a5", "letter")
TREES = (*TITLES, "device/twelve")


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(awkward(), SITE_URL, Cache(CACHE))


def test_every_label_can_be_printed() -> None:
    assert len(set(LABELS)) >= 30
    assert [label for label in LABELS if lacking(label)] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", TREES)
def test_a_chart_passes(press: Press, name: str, paper: str) -> None:
    """A5 is A4 made smaller, for drawers: its text is small, and nothing else is wrong with it."""
    tree = press.forest.trees[name]
    found = audit(press.card(tree, "chart", paper).data, press.chart(tree).data, tree, press.forest)
    assert [fault for fault in found.faults if paper != "a5" or "smallest text" not in fault] == []
    assert found.smallest >= (8.0 if paper == "a5" else 12.0)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("style", ["steps", "both"])
@pytest.mark.parametrize("name", TREES)
def test_steps_pass(press: Press, name: str, style: str, paper: str) -> None:
    data = press.card(press.forest.trees[name], style, paper).data
    assert list(file.faults(data)) == []
    said = ""
    with pdfium.PdfDocument(data) as pdf:
        for number, page in enumerate(pdf, 1):
            read = sheet(pdf_page.read_page(page))
            assert list(geometry.misplaced_text(read)) == [], number
            assert len(legibility.scanned(page)) == 1
            assert f"第{number}页，共{len(pdf)}页" in squeezed(read.page.text)
            said += squeezed(read.page.text)
    for step, words in expected_graph(press.forest.trees[name], press.forest).steps.items():
        assert re.search(rf"{step}[？▶✓☎■]?{re.escape(words)}", said), words


def test_twelve_answers_stand_in_rows_on_paper_and_on_the_screen(press: Press) -> None:
    tree = press.forest.trees["device/twelve"]
    found = audit(press.card(tree).data, None, tree, press.forest)
    assert (found.pages, found.smallest >= 14) == (1, True)
    width = re.search(rb' width="([0-9.]+)"', press.chart(tree).data)
    assert width
    assert float(width[1]) <= 1000
