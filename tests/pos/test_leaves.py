"""The chapters after the cards: how tasks are pressed and whom to call, in large type, as the pages say it."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from build_tools.audit import file, geometry, legibility, pdf_page
from build_tools.audit.expected import squeezed
from build_tools.audit.pdf_page import PdfPage
from build_tools.audit.sheet import sheet
from build_tools.build.trade import assemble
from build_tools.model.forest import Forest
from build_tools.pos.complaints import leaf as calls
from build_tools.pos.complaints.shape import called, complaints, numbers
from build_tools.pos.menus import leaf as keys
from build_tools.pos.menus.table import menus
from build_tools.targets.paper import handbook
from build_tools.targets.paper.leaves import Leaf
from tests.conftest import SITE_URL

FURNITURE = 80
"""So many letters of a page may be small: its foot."""


@pytest.fixture(scope="module")
def leaves(forest: Forest) -> list[Leaf]:
    return [leaf for leaf in (keys.leaf(forest), calls.leaf(forest)) if leaf]


@pytest.fixture(scope="module")
def book(forest: Forest, leaves: list[Leaf]) -> bytes:
    """A handbook without cards: cover, contents, the chapters, an index of nothing."""
    return handbook.pdf([], forest, None, leaves, SITE_URL)


@pytest.fixture(scope="module")
def chapters(book: bytes, leaves: list[Leaf]) -> dict[str, list[PdfPage]]:
    """The pages of each chapter, by its name."""
    found: dict[str, list[PdfPage]] = {}
    name = ""
    with pdfium.PdfDocument(book) as pdf:
        for page in [pdf_page.read_page(page) for page in pdf][2:]:
            begun = [leaf.name for leaf in leaves if squeezed(page.text).startswith(squeezed(leaf.title))]
            name = begun[0] if begun else "" if squeezed(page.text).startswith("按现象找") else name
            if name:
                found.setdefault(name, []).append(page)
    return found


def test_they_are_set_large_and_nothing_lies_on_anything(book: bytes, chapters: dict[str, list[PdfPage]]) -> None:
    assert list(file.faults(book)) == []
    assert list(chapters) == ["keys", "calls"]
    for page in (page for pages in chapters.values() for page in pages):
        assert len([glyph for glyph in page.glyphs if glyph.size < 12.0]) < FURNITURE
        assert list(geometry.misplaced_text(sheet(page))) == []
        assert legibility.lowest_contrast(page) >= 7.0


def test_keys_stand_once_below_the_menu_by_which_the_program_is_known(
    chapters: dict[str, list[PdfPage]], forest: Forest
) -> None:
    written = menus(forest)
    assert written
    (page,) = chapters["keys"]
    text = squeezed(page.text)
    menu = text.index(squeezed("".join(written.shows)))
    for task in written.tasks.values():
        pressed = squeezed(f"{task.name}{'→'.join(task.press) or '不写'}")
        assert text.count(pressed) == 1
        assert text.index(pressed) > menu
        assert all(squeezed(name) in text for name in task.names)
    assert all(squeezed(name + because) in text for name, because in written.never)


def test_whom_to_call_is_the_list_in_its_order(chapters: dict[str, list[PdfPage]], forest: Forest) -> None:
    written = complaints(forest)
    assert written
    text = squeezed("".join(page.text for page in chapters["calls"]))
    for case in written.cases:
        order = "→".join(f"{channel.name}{channel.number or ''}" for channel in called(written, case))
        assert squeezed(case.when + order) in text
    assert all(number in text for number in numbers(written))
    assert all(squeezed(item) in text for item in written.ready)
    assert all(squeezed(party.who + party.how) in text for party in written.parties)


def test_a_site_without_the_files_has_no_such_chapter() -> None:
    empty = assemble([])
    assert (keys.leaf(empty), calls.leaf(empty)) == (None, None)
