"""Boxes to write in are fields: tagged, named, filled in by a library and in the reader that Chromium has, printed."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as c
import pytest
from pikepdf.form import Form

from build_tools.audit import file
from build_tools.build.press import _LAYOUT_MAKERS, Press
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.targets.paper import frames
from build_tools.targets.paper.forms import fillable
from build_tools.targets.paper.frames import FormField
from tests.conftest import CACHE, SITE_URL


@pytest.fixture(scope="module")
def press(forest: Forest) -> Press:
    return Press(forest, SITE_URL, Cache(CACHE))


def places(page: pikepdf.Page) -> dict[str, list[float]]:
    """The fields of a page by what they say: left, bottom, right, top."""
    annotations: Any = page.obj.Annots
    found = [one for one in annotations if one.Subtype == "/Widget"]
    return {str(one.Parent.TU): [float(n) for n in one.Rect] for one in found}


@pytest.mark.parametrize(
    ("tree", "style", "size"),
    [
        ("receipt/receipt-missing", "chart", "a4"),
        ("payment/card-declined", "both", "a5"),
        ("payment/card-declined", "chart", "a3"),
        ("receipt/receipt-missing", "steps", "letter"),
    ],
)
def test_every_box_is_a_field_in_its_place(press: Press, forest: Forest, tree: str, style: str, size: str) -> None:
    data = press.card(forest.trees[tree], style, size).data
    assert not list(file.faults(data))
    upright, turned = frames.frames(size)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.Root.AcroForm.Fields) == len(forest.site.boxes)
        for page in pdf.pages:
            wide = float(page.mediabox[2]) > float(page.mediabox[3])
            boxes = dict(zip(forest.site.boxes, (turned if wide else upright).own, strict=True))
            for name, (left, bottom, right, top) in places(page).items():
                box: FormField = boxes.pop(name)
                assert box.x < left < right < box.x + box.width
                assert box.y < bottom < top < box.y + box.height * 0.7
            assert boxes == {}


def test_fields_are_read_after_the_rest_of_their_page(press: Press, forest: Forest) -> None:
    with pikepdf.open(io.BytesIO(press.card(forest.trees["receipt/receipt-missing"]).data)) as pdf:
        document: Any = pdf.Root.StructTreeRoot.K
        tags = list((document[0] if isinstance(document, pikepdf.Array) else document).K)
        second = pdf.pages[1].obj.objgen
        order = [(str(tag.S), tag.Pg.objgen == second) for tag in tags if "/Pg" in tag]
        fields = [place for place, (tag, _) in enumerate(order) if tag == "/Form"]
        assert len(fields) == 2 * len(forest.site.boxes)
        assert fields[-1] == len(order) - 1
        assert all(not later for _, later in order[: fields[3]])


def dark(data: bytes, page: int, box: list[float]) -> float:
    """The share of dark points in a field as it is printed."""
    with pdfium.PdfDocument(data) as pdf:
        pdf.init_forms()
        picture = pdf[page].render(scale=2, grayscale=True).to_pil()
    left, bottom, right, top = box
    high = picture.height / 2
    part = picture.crop((round(2 * left), round(2 * (high - top)), round(2 * right), round(2 * (high - bottom))))
    return float(sum(part.histogram()[:96]) / (part.width * part.height))


def test_a_library_fills_them_in_on_all_sheets(press: Press, forest: Forest) -> None:
    data = press.card(forest.trees["receipt/receipt-missing"]).data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = [places(page) for page in pdf.pages]
        Form(pdf, None)["商户号"].value = "898110055550001"
        pdf.generate_appearance_streams()
        pdf.save(out)
    for number, found in enumerate(boxes):
        assert dark(data, number, found["商户号"]) == 0
        assert dark(out.getvalue(), number, found["商户号"]) > 0.05
        assert dark(out.getvalue(), number, found["终端号"]) == 0


def test_a_reader_fills_them_in_on_all_sheets(press: Press, forest: Forest) -> None:
    """PDFium is what Chromium shows PDF with; what is typed goes through its events."""
    data = press.card(forest.trees["payment/card-declined"]).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = [places(page) for page in pdf.pages]
    typed = {"终端号": "10086123", "店长电话": "陈店长 13 号线"}
    out = io.BytesIO()
    with pdfium.PdfDocument(data) as reader:
        reader.init_forms()
        form: Any = reader.formenv
        pages = list(reader)
        for page in pages:
            c.FORM_OnAfterLoadPage(page.raw, form.raw)
        for name, words in typed.items():
            left, bottom, _, top = boxes[0][name]
            at = (form.raw, pages[0].raw, 0, left + 4, (bottom + top) / 2)
            c.FORM_OnMouseMove(*at)
            c.FORM_OnLButtonDown(*at)
            c.FORM_OnLButtonUp(*at)
            letters = f"{words}\0".encode("utf-16-le")
            c.FORM_ReplaceSelection(
                form.raw, pages[0].raw, (ctypes.c_ushort * (len(letters) // 2)).from_buffer_copy(letters)
            )
            c.FORM_ForceToKillFocus(form.raw)
        reader.save(out)
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        values = {str(field.TU): str(field.get("/V", "")) for field in pdf.Root.AcroForm.Fields}
    assert values == dict.fromkeys(forest.site.boxes, "") | typed
    for number, found in enumerate(boxes):
        assert dark(out.getvalue(), number, found["终端号"]) > 0.05


def test_a_handbook_is_filled_in_once(press: Press, forest: Forest) -> None:
    """A number that is typed on its cover stands on all its cards."""
    data = press.handbook().data
    assert not list(file.faults(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert set(places(pdf.pages[0])) == set(forest.site.blanks)
        named = {str(field.TU): len(field.Kids) for field in pdf.Root.AcroForm.Fields}
        assert set(named) == {*forest.site.blanks, *forest.site.boxes}
        assert named["商户号"] == named["终端号"] + 1 > len(forest.trees)


def test_the_audit_sees_a_field_that_is_not_right(press: Press, forest: Forest) -> None:
    data = press.card(forest.trees["receipt/receipt-missing"]).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        del fields[0].TU
        del fields[1].Kids[0].StructParent
        out = io.BytesIO()
        pdf.save(out)
    faults = list(file.faults(out.getvalue()))
    assert "page 1: a field does not say what belongs there" in faults
    assert "page 1: the field “终端号” is not among the tags" in faults


def test_a_file_without_boxes_stays_as_it_is() -> None:
    assert fillable(b"anything", []) == b"anything"


def test_two_prints_are_the_same_bytes(press: Press, forest: Forest, tmp_path: Path) -> None:
    tree = forest.trees["receipt/receipt-missing"]
    fresh = Press(forest, SITE_URL, Cache(tmp_path))
    fresh.cache.write(press._inputs(tree, "a4"), press._kept_sheets(tree, "a4"), _LAYOUT_MAKERS)
    assert fresh.card(tree).data == press.card(tree).data
