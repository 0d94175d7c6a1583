"""A walk reaches an end on hosts and in browsers as they are: each case here once showed an empty page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Route

from tests.site.hosting import Encoding, host
from tests.site.test_offline import READY
from tests.site.walking import SETTLE, step, tap

pytestmark = pytest.mark.browser

TREE = "trees/device/printer-fault"

REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
OLD = """delete Element.prototype.replaceChildren; delete Document.prototype.replaceChildren;
delete Array.prototype.at; delete Object.hasOwn;
delete String.prototype.replaceAll; delete window.IntersectionObserver;"""


def to_an_end(page: Page, address: str) -> None:
    """Walk by first answers, through called trees too, to an end that shows its record."""
    page.goto(address)
    for _ in range(25):
        page.locator(".js .walks .here").wait_for()
        if page.locator(".here[data-kind=end]").count() and not page.locator(".end-box .primary").count():
            break
        tap(page, page.locator(".here a.answer:visible, .end-box .primary:visible").first)
        page.wait_for_timeout(50)
    assert page.locator(".end-box .copy").is_visible()
    assert page.locator(".trail li").count() >= 2


@pytest.mark.parametrize("script", [REFUSED, FULL, OLD], ids=["storage refused", "storage full", "old engine"])
def test_browsers(browser: Browser, served: str, script: str) -> None:
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 640})
    context.add_init_script(script)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    to_an_end(page, f"{served}/trees/receipt/receipt-missing.html")
    context.close()


@pytest.mark.parametrize("fragment", ["50%", "%E4%BD", "~", "no-such-step", "~~x"])
def test_a_malformed_address_shows_the_first_step(browser: Browser, served: str, fragment: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/{TREE}.html#{fragment}")
    assert page.locator("section.step.here:visible").count() == 1
    page.close()


def test_a_sandboxed_frame(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/404.html")
    page.set_content(f'<iframe sandbox="allow-scripts" src="{served}/{TREE}.html" width="360" height="640"></iframe>')
    frame = page.frame_locator("iframe")
    for _ in range(3):
        frame.locator(".here a.answer").first.click()
    assert frame.locator(".trail li").count() >= 2
    page.close()


def test_a_wizard_that_fails_leaves_all_steps(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block")
    context.route("**/wizard.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{served}/{TREE}.html")
    assert page.locator("section.step:visible").count() > 3
    context.close()


@pytest.mark.parametrize(("under", "status"), [("/", 301), ("/", 308), ("/shop/guide/", 0)])
def test_hosts(browser: Browser, site: Path, under: str, status: int) -> None:
    """A returning visitor too, whom the worker answers."""
    with host(site, under, status) as root:
        context = browser.new_context(viewport={"width": 360, "height": 640})
        page = context.new_page()
        to_an_end(page, f"{root}{TREE}.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()
        to_an_end(page, f"{root}{TREE}.html")
        page.goto(f"{root}index.html")
        assert page.locator("h1").count() == 1
        context.close()


def test_paper_is_light_and_keeps_the_way(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{served}/{TREE}.html")
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.locator("section.step:visible").count()
    assert shown == page.locator("section.step").count()
    assert page.locator(".where:visible").count() > 3
    red, green, blue = page.evaluate(
        "getComputedStyle(document.querySelector('h2')).color.match(/[0-9]+/g).map(Number)"
    )[:3]
    assert max(red, green, blue) < 80
    context.close()
