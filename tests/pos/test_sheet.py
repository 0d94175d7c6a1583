"""The sheet of response codes for the wall: one page, large type, what shops meet, and how tasks are pressed."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from build_tools.audit import file, geometry, legibility, pdf_page
from build_tools.audit.expected import squeezed
from build_tools.audit.pdf_page import PdfPage
from build_tools.audit.sheet import sheet
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.pos.codes.table import Retry, code_table
from build_tools.pos.menus.table import menus
from tests.conftest import SITE_URL


@pytest.fixture(scope="module", params=["a4", "letter"])
def page(request: pytest.FixtureRequest, forest: Forest) -> PdfPage:
    (made,) = Press(forest, SITE_URL, Cache(None)).wall_sheet(request.param)
    assert list(file.faults(made.data)) == []
    with pdfium.PdfDocument(made.data) as pdf:
        assert len(pdf) == 1, "the wall has room for one page"
        assert len(legibility.scanned(pdf[0])) == 1
        return pdf_page.read_page(pdf[0])


def test_its_type_is_large_and_nothing_lies_on_anything(page: PdfPage) -> None:
    small = [glyph for glyph in page.glyphs if glyph.size < 12.0]
    furniture = "".join(glyph.text for glyph in small)
    assert len(furniture) < 80, "only the footer, and the words below the code and in the bar"
    assert list(geometry.misplaced_text(sheet(page))) == []
    assert legibility.lowest_contrast(page) >= 7.0


def test_it_says_what_shops_meet_and_where_that_leads(page: PdfPage, forest: Forest) -> None:
    table, text = code_table(forest), squeezed(page.text)
    often = [code for code in table.codes.values() if code.wall]
    assert len(often) >= 20
    for code in often:
        assert squeezed(code.code.value + code.means.value) in text
    for prompt in table.prompts.values():
        assert (squeezed(prompt.prompt.value) in text) == prompt.wall
    first = next(prompt for prompt in table.prompts.values() if prompt.wall and prompt.retry is Retry.CHECK_FIRST)
    assert text.index(squeezed(first.prompt.value)) < text.index(squeezed(often[0].means.value))


def test_it_says_how_tasks_are_pressed_and_what_is_never_touched(page: PdfPage, forest: Forest) -> None:
    written, text = menus(forest), squeezed(page.text)
    assert written
    assert squeezed("".join(written.shows)) in text
    for task in written.tasks.values():
        assert not task.press or squeezed(f"{task.name}{'→'.join(task.press)}") in text
    assert all(squeezed(name) in text for name, _ in written.never)
