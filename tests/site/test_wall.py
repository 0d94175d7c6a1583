"""What hangs on the wall: each sheet on its own page, light whatever the screen, and readable at twice the size."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.site.whole import WHOLE

pytestmark = pytest.mark.browser

SHEETS = {"prevention/emergency-plan": 1, "prevention/wall": 2}
PAPER = 245
"""The least that red, green and blue of a page's ground may be, of 255."""


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", SHEETS)
def test_it_prints_on_its_pages_dark_on_light(page: Page, served: str, name: str) -> None:
    page.goto(f"{served}/{name}.html")
    pdf = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as sheets:
        assert len(sheets) == SHEETS[name]
        for sheet in sheets:
            drawn = sheet.render(scale=0.5).to_pil().convert("L")
            light = sum(count for shade, count in enumerate(drawn.histogram()) if shade >= PAPER)
            assert light > 0.7 * drawn.width * drawn.height, "the ground is paper"


@pytest.mark.parametrize("name", [*SHEETS, "prevention/training", "hotlines", "fees/calculator"])
def test_twice_the_text_size_makes_nothing_wider_than_the_screen(page: Page, served: str, name: str) -> None:
    page.goto(f"{served}/{name}.html")
    page.wait_for_function(WHOLE)
    page.add_style_tag(content="html { font-size: 250% !important }")
    beyond = page.evaluate(
        """() => [...document.querySelectorAll("article *")]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 4
                && !e.closest(".sheet-scroll"))
            .map(e => e.tagName + "." + e.className)"""
    )
    assert beyond == []


@pytest.mark.parametrize("name", SHEETS)
def test_its_button_prints_it(page: Page, served: str, name: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(f"{served}/{name}.html")
    page.locator("button[data-prints]").click()
    assert page.evaluate("window.printed")
