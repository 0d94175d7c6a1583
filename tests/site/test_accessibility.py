"""axe finds nothing on any kind of page, in light and dark, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.targets import paths
from tests.share import share
from tests.site.whole import WHOLE

pytestmark = pytest.mark.browser

AXE = Axe()
MORE = ("index.html", "trees/receipt/index.html", "codes/index.html", "cards/index.html", "404.html")


def complaints(page: Page) -> list[str]:
    """What axe has to say of a page that is laid out whole, a line an element."""
    page.wait_for_function(WHOLE)
    found = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']} {node['target']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def kinds(site: Path, forest: Forest) -> list[str]:
    """A page of each kind, and every hand-written one."""
    tree = paths.page("receipt/receipt-missing")
    return [place for place in (*MORE, tree, *(f"{page}.html" for page in pages(forest))) if (site / place).is_file()]


def wake(page: Page) -> None:
    """Bring out what shows only after a tap."""
    if page.locator("#year").count():
        page.click("[data-do=sample]")
        page.fill("[name=amount]", "x")
    for choice in page.locator(".drill:first-of-type .choice summary").all():
        choice.click()


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_no_violation(browser: Browser, site: Path, served: str, forest: Forest, scheme: str, width: int) -> None:
    dark = scheme == "dark"
    context = browser.new_context(
        color_scheme="dark" if dark else "light",
        viewport={"width": width, "height": 844 if width < 800 else 800},
        service_workers="block",
        reduced_motion="reduce",
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for place in share(kinds(site, forest), 3 if dark else 1):
        page.goto(f"{served}/{place}")
        wake(page)
        if said := complaints(page):
            found[place] = said
    context.close()
    assert found == {}


def test_every_step_of_a_walk_is_sound(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    page.goto(f"{served}/{paths.page('receipt/receipt-missing')}")
    for _ in range(12):
        assert complaints(page) == []
        answers = page.locator(".step.here .answer:visible")
        if not answers.count():
            break
        answers.first.click()
    context.close()


def _asked(page: Page) -> None:
    page.get_by_role("combobox").first.fill("没小票")
    page.get_by_role("option").first.wait_for()


def _charted(page: Page) -> None:
    page.locator("details.chart summary").click()
    page.locator(".chart-drawn svg").wait_for()


def _opened(page: Page) -> None:
    page.locator(".here .fields summary").click()
    page.locator(".here button.call").click()


OPEN: dict[str, tuple[str, Callable[[Page], None]]] = {
    "menu": ("index.html", lambda page: page.locator(".menu summary").click()),
    "finder": ("index.html", _asked),
    "chart": ("trees/receipt/receipt-missing.html", _charted),
    "steps": ("trees/device/printer-fault.html", lambda page: page.locator(".wizard-more button").click()),
    "end": ("trees/receipt/receipt-missing.html#follow-up", _opened),
    "withheld": ("trees/receipt/receipt-missing.html#pay-again", lambda page: page.locator(".gate.stops").wait_for()),
    "drawing": ("trees/receipt/receipt-faint.html#scratch", lambda page: page.locator(".here .picture").wait_for()),
    "picked": ("cards.html", lambda page: page.locator("[data-pick=all]").click()),
    "code": ("codes/index.html?c=51", lambda page: page.locator(".filtering, .codes-asked").first.wait_for()),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_opened_is_sound_too(browser: Browser, served: str, scheme: str) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 390, "height": 844},
        service_workers="block",
        reduced_motion="reduce",
    )
    found: dict[str, list[str]] = {}
    for name, (place, opened) in OPEN.items():
        page = context.new_page()
        page.goto(f"{served}/{place}")
        opened(page)
        if said := complaints(page):
            found[name] = said
        page.close()
    context.close()
    assert found == {}
