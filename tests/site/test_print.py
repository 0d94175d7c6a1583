"""What the browser prints: few sheets, black on white from the dark too, drawings beside their steps."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SHEETS = {
    "index.html": 2,
    "trees/receipt/receipt-missing.html": 4,
    "trees/device/printer-fault.html": 4,
    "codes/index.html": 10,
    "prevention/training.html": 7,
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_prints_on_few_sheets_and_white(browser: Browser, served: str, tmp_path: Path, name: str) -> None:
    context = browser.new_context(service_workers="block", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{served}/{name}")
    printed = page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True, print_background=True)
    context.close()
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert len(pdf.pages) <= SHEETS[name]
        assert [round(float(side)) for side in pdf.pages[0].mediabox][2:] == [595, 842]
    sheet = pypdfium2.PdfDocument(printed)[0].render(scale=0.25, grayscale=True).to_pil()
    shades = sheet.histogram()
    assert sum(shades[230:]) / sum(shades) > 0.7
