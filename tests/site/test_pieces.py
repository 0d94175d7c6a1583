"""A long page is there at once and whole soon after: what lies far below is laid out in idle time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from build_tools.pos.codes import places
from tests.site.whole import WHOLE

pytestmark = pytest.mark.browser

NEVER_IDLE = "window.requestIdleCallback = () => 0;"
DRAWN = "element => element.checkVisibility({ contentVisibilityAuto: true })"
PAGES = (places.PAGE, "cards.html", "fees/calculator.html")
LAST = ".later >> nth=-1 >> css=> :first-child"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    yield context.new_page()
    context.close()


def in_pieces(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.classList.contains('pieces')"))


@pytest.mark.parametrize("path", PAGES)
def test_what_lies_below_waits_and_then_is_there(page: Page, served: str, path: str) -> None:
    page.goto(f"{served}/{path}")
    page.wait_for_function(WHOLE)
    assert page.locator(".later").count() == 0
    page.add_init_script(NEVER_IDLE)
    page.goto("about:blank")
    page.goto(f"{served}/{path}")
    last = page.locator(LAST)
    assert not last.evaluate(DRAWN)
    last.scroll_into_view_if_needed()
    page.wait_for_function(DRAWN, arg=last.element_handle())


def test_paper_does_not_wait(page: Page, served: str) -> None:
    page.add_init_script(NEVER_IDLE)
    page.goto(f"{served}/{places.PAGE}")
    page.emulate_media(media="print")
    assert in_pieces(page)
    assert page.locator(LAST).evaluate(DRAWN)


def test_who_comes_for_a_place_below_finds_it(page: Page, served: str) -> None:
    page.add_init_script(NEVER_IDLE)
    for address in (f"{places.PAGE}?c=51", places.place("68"), "cards.html?pick=receipt/receipt-missing"):
        page.goto("about:blank")
        page.goto(f"{served}/{address}")
        assert not in_pieces(page), address
    page.goto("about:blank")
    page.goto(f"{served}/{places.PAGE}")
    assert in_pieces(page)
    page.reload()
    assert not in_pieces(page)


def test_who_does_something_has_the_page_whole(page: Page, served: str) -> None:
    page.add_init_script(NEVER_IDLE)
    page.goto(f"{served}/{places.PAGE}")
    page.click(".codes-index summary")
    assert in_pieces(page)
    page.click(".codes-index a[href='#code-68']")
    assert not in_pieces(page)
    box = page.locator("#code-68").bounding_box()
    assert box
    assert 0 <= box["y"] < 200
    page.goto("about:blank")
    page.goto(f"{served}/{places.PAGE}")
    page.fill("#codes-q", "68")
    assert not in_pieces(page)
