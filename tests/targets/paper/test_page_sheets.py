"""Sheets of pages as files: the page's own words, a field a blank, boxes that can be ticked, on one sheet of paper."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf.form import CheckboxField, Form, TextField

from build_tools.audit.file import said, widgets
from build_tools.audit.page_sheet import audit
from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.pos.fees import calculator
from build_tools.targets.paper.sheet_parts import parts, title
from tests.conftest import CACHE, SITE_URL
from tests.profiles.made_up import BANK, edition
from tests.targets.paper.test_forms import dark
from tests.validity.pdf import faults

PLAN, QUOTES = "prevention/emergency-plan", "fees/calculator"


@pytest.fixture(scope="module")
def press(forest: Forest) -> Press:
    return Press(forest, SITE_URL, Cache(CACHE))


def fields(data: bytes) -> dict[str, str]:
    """The fields by what they say, each with its type."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: Any = pdf.Root.AcroForm.Fields
        return {str(field.TU): str(field.FT) for field in found}


def test_the_guide_has_two(press: Press) -> None:
    assert set(press.page_sheets) == {PLAN, QUOTES}


@pytest.mark.parametrize("page", [PLAN, QUOTES])
def test_a_sheet_passes_the_audit_and_can_be_heard(press: Press, forest: Forest, page: str) -> None:
    made = press.page_sheet(page)
    found = audit(made.data, pages(forest)[page], forest)
    assert found.faults == ()
    assert (found.pages, len(found.edition)) == (1, 8)
    assert [*faults(made.data)] == []
    shown = pipeline.finished(forest, f"{page}.md")
    assert shown is not None
    assert f'href="../{made.path}"' in shown
    listed = pipeline.finished(forest, "cards.md")
    assert listed is not None
    assert f'href="{made.path}"' in listed


def test_every_blank_of_the_plan_has_a_name_of_its_own(press: Press) -> None:
    found = fields(press.page_sheet(PLAN).data)
    assert [name for name, kind in found.items() if kind == "/Btn"] == [
        "备用机（本店名下）",
        "本店商户码牌",
        "零钱…元",
        "开了到账通知的店员手机",
    ]
    assert {"店名", "填写日期", "负责人、电话", "收单机构客服（合同上的）", "商户号", "终端号"} <= found.keys()
    assert {"备用机（本店名下），放在", "零钱", "零钱…元，放在", "演练日期·1", "要改的·3"} <= found.keys()


def test_every_cell_of_the_comparison_can_be_written_in(press: Press, forest: Forest) -> None:
    found = fields(press.page_sheet(QUOTES).data)
    rows = [*calculator.VERIFIED, *(label for _, label in (*calculator.COSTS, *calculator.TOTALS)), "押金退得回吗"]
    for label, unit in ((label, unit) for _, label, unit in (*calculator.RATES, *calculator.FAST, *calculator.YEARLY)):
        rows.append(f"{label}（{unit}）")
    assert {f"{row}·{quote}" for row in (*rows, "报价") for quote in calculator.QUOTES} <= found.keys()
    assert len(found) == calculator.sheet(forest).count("</td>") + len(calculator.QUOTES)


def test_they_are_filled_in_and_ticked_and_printed(press: Press) -> None:
    data = press.page_sheet(PLAN).data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = Form(pdf)
        written, ticked = form["演练日期·1"], form["备用机（本店名下）"]
        assert isinstance(written, TextField)
        assert isinstance(ticked, CheckboxField)
        written.value = "2026-12-01"
        assert not ticked.checked
        ticked.checked = True
        places = {said(widget): [float(n) for n in widget.Rect] for widget in widgets(pdf.pages[0])}
        pdf.save(out)
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        assert str(Form(pdf)["演练日期·1"].value) == "2026-12-01"
    assert dark(data, 0, places["备用机（本店名下）"]) == 0
    assert dark(out.getvalue(), 0, places["备用机（本店名下）"]) > 0.05
    assert dark(out.getvalue(), 0, places["本店商户码牌"]) == 0


def test_an_edition_has_its_own_number_there_already() -> None:
    bank = edition(BANK)
    made = Press(bank, SITE_URL, Cache(CACHE)).page_sheet(PLAN).data
    assert not any("客服" in name for name in fields(made))
    assert audit(made, pages(bank)[PLAN], bank).faults == ()
    with pdfium.PdfDocument(made) as pdf:
        words = pdf[0].get_textpage().get_text_bounded()
    assert "95001" in words
    assert "合同上的" not in words


def test_the_audit_sees_what_is_missing_and_what_lies_on_words(press: Press, forest: Forest) -> None:
    data = press.page_sheet(PLAN).data
    page = pages(forest)[PLAN]
    later = replace(page, body=page.body.replace("起火打 119", "起火先跑，再打 119"))
    assert [fault for fault in audit(data, later, forest).faults if "先跑" in fault]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        annotations: Any = pdf.pages[0].obj.Annots
        annotations[0].Rect = pikepdf.Array([60, 700, 300, 800])
        del annotations[5]
        out = io.BytesIO()
        pdf.save(out)
    told = audit(out.getvalue(), page, forest).faults
    assert "page 1: the field “店名” lies on words" in told
    assert any("overlap" in fault for fault in told)
    assert "the page has 32 blanks, the file 31 fields" in told
    assert "cannot be read" in audit(data[:2000], page, forest).faults[0]


def test_blanks_of_the_same_name_are_two_fields() -> None:
    row = "<tr><td>租金</td><td></td></tr>"
    found = parts(f'<table class="sheet"><tbody>{row}{row}</tbody></table>')
    (table,) = found
    assert [cell.field for row in table.rows for cell in row.cells] == ["", "租金", "", "租金 2"]
    assert title(found) == ""


def test_two_prints_are_the_same_bytes(press: Press, forest: Forest) -> None:
    assert Press(forest, SITE_URL, Cache(None)).page_sheet(PLAN).data == press.page_sheet(PLAN).data
