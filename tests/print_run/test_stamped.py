"""Stamped cards as other people's tools see them: the audit, what they say, their codes."""

from __future__ import annotations

import io
import random

import pikepdf
import pypdfium2 as pdfium
import pytest
import segno

from build_tools.audit import file, geometry, legibility, pdf_page
from build_tools.audit.card import audit
from build_tools.audit.sheet import sheet
from build_tools.model.forest import Forest
from build_tools.print_run import files, letters
from build_tools.print_run.codes import codes
from build_tools.print_run.stamp import Row
from tests.conftest import SITE_URL
from tests.print_run.terminals import order
from tests.profiles.made_up import BANK, edition

SAYS = {
    "": "街角便利店",
    "商户号": "898110000000001",
    "终端号": "T1-0a",
    "收单机构客服": "95516",
    "店长电话": "(0571) 1234567",
}
ROW = Row(2, "T1-0a", SAYS)


def texts(data: bytes) -> list[str]:
    with pdfium.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.mark.parametrize("number", ["B2", "A2", "A5", "C4", "A14"])
def test_a_stamped_card_passes_the_audit(forest: Forest, number: str) -> None:
    """Upright and on its side, on one sheet and on three."""
    ordered = order(forest, [number])
    made = files.own(ROW, ordered.template)
    tree = next(tree for tree in forest.trees.values() if f"/trees/{tree.id}.html" in ordered.base.cards[0].url)
    found = audit(made.data, None, tree, forest)
    assert found.faults == ()
    assert found.edition == ordered.base.cards[0].edition
    for page in texts(made.data):
        assert all(said in page for said in SAYS.values())


@pytest.mark.parametrize(("paper", "style"), [("a3", "both"), ("a5", "chart"), ("letter", "steps")])
def test_on_every_paper_and_in_every_style(forest: Forest, paper: str, style: str) -> None:
    ordered = order(forest, ["A2", "B2"], paper=paper, style=style)
    made = files.own(ROW, ordered.template).data
    assert not list(file.faults(made))
    with pdfium.PdfDocument(made) as pdf:
        for page in pdf:
            assert [code.endswith("&t=T1-0a") for code in legibility.scanned(page)] == [True]
            assert all(said in page.get_textpage().get_text_bounded() for key, said in SAYS.items() if key)


def test_the_words_of_a_row_are_read_aloud(forest: Forest) -> None:
    """They stand among the tags, once a card; on further sheets they are furniture."""
    made = files.own(ROW, order(forest, ["B2", "A2"]).template).data
    begins = ["第 1 页，共" in page for page in texts(made)]
    assert (begins.count(True), begins.count(False) > 1) == (2, True)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert not pdf.check_pdf_syntax()
        shown = [page.obj.Contents[-1].read_bytes() for page in pdf.pages]
        assert [one.count(b"/P<</MCID") for one in shown] == [int(first) for first in begins]
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for page in (page for page, first in zip(pdf.pages, begins, strict=True) if first):
            line, figure = list(parents[int(page.obj.StructParents)])[-2:]
            assert (str(line.S), str(figure.S)) == ("/P", "/Figure")
            assert "/Alt" in figure


def test_an_editions_logo_and_number_stay_where_they_are() -> None:
    """The code is taken in into its own figure, a box that is printed already gets nothing, the name keeps clear."""
    bank = edition(BANK)
    ordered = order(bank, ["B2", "A2"])
    assert "收单机构客服" not in ordered.boxes
    with pikepdf.open(io.BytesIO(files.own(ROW, ordered.template).data)) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        owners = parents[int(pdf.pages[0].obj.StructParents)]
        assert ordered.base.cards[0].url in str(owners[-1].Alt)
    for number in ("B2", "A2"):
        made = files.own(ROW, order(bank, [number]).template).data
        assert not list(file.faults(made))
        with pdfium.PdfDocument(made) as pages:
            for page in pages:
                assert not list(geometry.misplaced_text(sheet(pdf_page.read_page(page))))
                assert len(legibility.scanned(page)) == 1


def test_a_box_that_no_column_fills_is_a_field(forest: Forest) -> None:
    ordered = order(forest, ["B2", "A2"]).with_fields(["店长电话"])
    made = files.own(ROW._replace(says={**SAYS, "店长电话": ""}), ordered.template).data
    assert not list(file.faults(made))
    assert file.boxes(made) == [["店长电话"]] * ordered.template.sheets
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert not pdf.check_pdf_syntax()
    shared = order(forest, ["B2"], per_file=10)
    assert shared.with_fields(["店长电话"]) is shared


def test_many_rows_share_a_file(forest: Forest) -> None:
    ordered = order(forest, ["B2", "A2"], per_file=50)
    rows = [Row(n, f"{n:08}", {**SAYS, "": f"店{chr(0x4E00 + n)}", "终端号": f"{n:08}"}) for n in range(50)]
    alone = len(files.own(rows[0], order(forest, ["B2", "A2"]).template).data)
    made = files.joined(rows, ordered.template).data
    assert len(made) < 3 * alone
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert not pdf.check_pdf_syntax()
    with pdfium.PdfDocument(made) as pdf:
        assert len(pdf) == 50 * ordered.template.sheets
        for n in (0, 49):
            for page in range(n * ordered.template.sheets, (n + 1) * ordered.template.sheets):
                said = pdf[page].get_textpage().get_text_bounded()
                assert f"店{chr(0x4E00 + n)}" in said
                assert f"{n:08}" in said
                assert legibility.scanned(pdf[page])[0].endswith(f"&t={n:08}")


def test_a_code_is_the_one_that_the_library_makes() -> None:
    address = f"{SITE_URL}trees/a/b.html?e=01234567&t="
    dice = random.Random(7)
    for length in (1, 8, 15, 32):
        made = codes(address, length)
        for _ in range(20):
            terminal = "".join(dice.choices("0123456789abcxyzABCXYZ-", k=length))
            picture = made.of(terminal)
            bits = f"{int.from_bytes(picture.dots, 'big'):0{len(picture.dots) * 8}b}"
            row = len(picture.dots) // picture.size * 8
            dark = [bits[at : at + picture.size] for at in range(0, len(bits), row)]
            same = segno.make(
                address + terminal,
                error="m",
                mode="byte",
                version=made.version,
                mask=made.mask,
                boost_error=False,
                micro=False,
            ).matrix_iter(border=4)
            assert dark == ["".join(map(str, line)) for line in same]


def test_a_font_holds_what_is_said_and_no_more() -> None:
    made = letters.subset("街角街é")
    assert set(made.codes) == set("街角é")
    assert len(made.file) < 5_000
    assert letters.width("街角") == 2
    assert letters.advance("\U0001f600") == 0
