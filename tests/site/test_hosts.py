"""A walk reaches an end on hosts and in browsers as they are: each case here once showed an empty page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Route

from build_tools.preview.server import LEAVE
from tests.site.hosting import Encoding, host
from tests.site.stored import STORED, until_at_work, until_stored
from tests.site.walking import SETTLE, step

pytestmark = pytest.mark.browser

TREE = "trees/device/printer-fault"
CALLS = "trees/receipt/receipt-missing.html"
"""A tree that is left for others on the way."""
PHONE: Any = {"viewport": {"width": 360, "height": 640}}

REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
OLD = """delete Element.prototype.replaceChildren; delete Document.prototype.replaceChildren;
delete Array.prototype.at; delete Object.hasOwn;
delete String.prototype.replaceAll; delete window.IntersectionObserver;"""
TWICE = """document.addEventListener("DOMContentLoaded", () => {
  document.documentElement.style.setProperty("font-size", "200%", "important"); });"""


def to_an_end(frame: Frame, address: str = "") -> None:
    """Walk by first answers, through called trees too, to an end that shows its record."""
    if address:
        frame.goto(address)
    for _ in range(25):
        frame.locator(".js .walks .here").wait_for()
        if frame.locator(".here[data-kind=end]").count() and not frame.locator(".end-box .primary").count():
            break
        frame.evaluate(SETTLE)
        frame.locator(".here a.answer:visible, .end-box .primary:visible").first.click()
        frame.wait_for_timeout(50)
    assert frame.locator(".end-box .copy").is_visible()
    assert frame.locator(".trail li").count() >= 2


@pytest.mark.parametrize(
    ("script", "options"),
    [(REFUSED, {}), (FULL, {}), (OLD, {}), (TWICE, {}), ("", {"forced_colors": "active"})],
    ids=["storage refused", "storage full", "old engine", "text at 200 %", "forced colours"],
)
def test_browsers(browser: Browser, served: str, script: str, options: dict[str, Any]) -> None:
    context = browser.new_context(service_workers="block", **PHONE, **options)
    context.add_init_script(script)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    to_an_end(page.main_frame, f"{served}/{CALLS}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("fragment", ["50%", "%E4%BD", "~", "no-such-step", "~~x"])
def test_a_malformed_address_shows_the_first_step(browser: Browser, served: str, fragment: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/{TREE}.html#{fragment}")
    assert page.locator("section.step.here:visible").count() == 1
    page.close()


def test_a_sandboxed_frame(browser: Browser, served: str) -> None:
    """No storage, no cookies, an origin that is nobody's: from tree to tree the window's name carries the walk."""
    page = browser.new_page()
    page.goto(f"{served}/404.html")
    page.set_content(f'<iframe sandbox="allow-scripts" src="{served}/{CALLS}" width="360" height="640"></iframe>')
    to_an_end(page.frames[1])
    page.close()


def test_a_wizard_that_fails_leaves_all_steps(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block")
    context.route("**/wizard.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{served}/{TREE}.html")
    assert page.locator("section.step:visible").count() > 3
    context.close()


@pytest.mark.parametrize(
    ("under", "status", "packed"),
    [("/", 301, ""), ("/", 308, "gzip"), ("/shop/guide/", 0, "gzip"), ("/", 0, "br")],
    ids=["301", "308 and gzip", "a folder and gzip", "brotli"],
)
def test_hosts(browser: Browser, site: Path, under: str, status: int, packed: Encoding) -> None:
    """A returning visitor too, whom the worker answers: with the host gone, from what it has stored."""
    with host(site, under, status, packed=packed) as there:
        context = browser.new_context(**PHONE)
        page = context.new_page()
        to_an_end(page.main_frame, f"{there.root}{CALLS}")
        until_stored(page)
        page.reload()
        to_an_end(page.main_frame, f"{there.root}{CALLS}")
        page.goto(f"{there.root}index.html")
        assert page.locator("h1").count() == 1
        context.set_offline(True)
        to_an_end(page.main_frame, f"{there.root}{CALLS}")
        context.close()


def test_a_part_of_a_file_is_the_hosts_to_send(browser: Browser, site: Path) -> None:
    """Readers of PDF ask for ranges: a part is passed on as one, and never kept in place of the whole."""
    with host(site) as there:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{there.root}index.html")
        until_stored(page)
        page.reload()
        card = f"{there.root}cards/device/printer-fault.pdf"
        size = """async ([url, headers]) => {
            const answer = await fetch(url, { headers });
            return [answer.status, (await answer.arrayBuffer()).byteLength];
        }"""
        whole = (site / "cards/device/printer-fault.pdf").stat().st_size
        assert page.evaluate(size, [card, {"Range": "bytes=0-99"}]) == [206, 100]
        assert page.evaluate(size, [card, {}]) == [200, whole]
        assert page.evaluate(size, [card, {"Range": "bytes=100-149"}]) == [206, 50]
        context.close()


def test_a_missing_manifest_stops_nothing(browser: Browser, site: Path) -> None:
    """Nor one that comes without a type, as from a host that does not know its ending."""
    for gone in (frozenset(["manifest.webmanifest"]), frozenset[str]()):
        with host(site, gone=gone) as there:
            context = browser.new_context(**PHONE)
            page = context.new_page()
            page.goto(f"{there.root}{CALLS}")
            link = page.locator("link[rel=manifest]").evaluate("link => link.href")
            answer = page.request.get(link)
            assert (answer.status, answer.headers.get("content-type")) == (
                404 if gone else 200,
                None if not gone else answer.headers.get("content-type"),
            )
            until_stored(page)
            page.reload()
            context.set_offline(True)
            to_an_end(page.main_frame, f"{there.root}{CALLS}")
            context.close()


def test_plain_http(browser: Browser, served: str) -> None:
    """Not localhost, which browsers trust: no worker and no clipboard, and still an end whose record is copied."""

    def answer(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace("http://shop.test", served)))

    context = browser.new_context(**PHONE)
    context.route("http://shop.test/**", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    to_an_end(page.main_frame, f"http://shop.test/{CALLS}")
    assert page.evaluate("[isSecureContext, 'serviceWorker' in navigator]") == [False, False]
    page.locator(".end-box .copy").click()
    page.locator(".end-box .copied", has_text="已复制").wait_for()
    context.close()


def test_a_policy_that_allows_the_sites_own_files_alone(browser: Browser, site: Path) -> None:
    """`default-src 'self'`: charts keep their colours, the choice of dark is kept, a walk reaches its end."""
    with host(site, headers={"Content-Security-Policy": "default-src 'self'"}) as there:
        context = browser.new_context(**PHONE, color_scheme="light")
        page = context.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        to_an_end(page.main_frame, f"{there.root}{CALLS}")
        page.goto(f"{there.root}{TREE}.html")
        page.locator(".top .scheme").click()
        page.reload()
        assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
        page.locator("details.chart summary").click()
        box = page.locator(".chart-drawn svg .ask .box").first
        box.wait_for()
        assert box.evaluate("box => getComputedStyle(box).fill") != "rgb(0, 0, 0)"
        assert [text for text in told if "Content Security Policy" in text] == []
        page.goto(f"{there.root}{TREE}.svg")
        assert page.locator(".ask .box").first.evaluate("box => getComputedStyle(box).fill") != "rgb(0, 0, 0)"
        page.goto(f"{there.root}no/such/page.html")
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).display") == "flex"
        context.close()


@pytest.mark.parametrize("place", ["no.html", "trees/no/such/page.html"])
def test_a_page_that_is_not_there_has_its_styles_in_any_folder(browser: Browser, site: Path, place: str) -> None:
    with host(site) as there:
        page = browser.new_page()
        answer = page.goto(f"{there.root}{place}")
        assert answer
        assert answer.status == 404
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).display") == "flex"
        page.locator("main a").first.click()
        page.locator("body.on-home").wait_for()
        page.close()


def test_a_full_disk_breaks_nothing_while_there_is_a_network(browser: Browser, site: Path) -> None:
    with host(site) as there:
        context = browser.new_context(**PHONE)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(f"{there.root}index.html")
        until_stored(page)
        limit = {"origin": there.root.rstrip("/"), "quotaSize": 1}
        context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", limit)
        page.reload()
        full = """async () => {
            const cache = await caches.open("a test");
            return cache.put("big", new Response("x".repeat(1000))).then(() => "kept", (error) => error.name);
        }"""
        assert page.evaluate(full) == "QuotaExceededError"
        to_an_end(page.main_frame, f"{there.root}{CALLS}")
        card = "url => fetch(url).then((answer) => answer.arrayBuffer()).then((bytes) => bytes.byteLength)"
        for name in ("device/printer-fault", "receipt/receipt-missing"):
            whole = (site / f"cards/{name}.pdf").stat().st_size
            assert page.evaluate(card, f"{there.root}cards/{name}.pdf") == whole
        page.goto(f"{there.root}{TREE}.html?e=0123abcd")
        page.locator(".notice.stale").wait_for()
        context.close()


def test_a_worker_of_a_former_project_leaves_the_port_to_a_preview(browser: Browser, site: Path) -> None:
    """Once, and without going round: the page of the preview is shown, and nothing answers in its place again."""
    with host(site) as there:
        context = browser.new_context(**PHONE)
        page = context.new_page()
        page.goto(f"{there.root}index.html")
        until_stored(page)
        page.reload()
        there.instead.update({"sw.js": LEAVE, "index.html": b"<!doctype html><h1>a preview</h1>"})
        there.asked.clear()
        page.goto(f"{there.root}index.html")
        page.locator("h1", has_text="a preview").wait_for()
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        page.wait_for_timeout(1000)
        assert there.asked.count("/index.html") <= 2
        page.reload()
        assert page.locator("h1").inner_text() == "a preview"
        context.close()


def test_whoever_saves_data_downloads_no_second_tier(browser: Browser, site: Path) -> None:
    with host(site) as there:
        asked = {}
        for saves in (True, False):
            context = browser.new_context(**PHONE)
            context.add_init_script(
                f"Object.defineProperty(navigator, 'connection', {{ value: {{ saveData: {str(saves).lower()} }} }});"
            )
            page = context.new_page()
            page.goto(f"{there.root}index.html")
            until_at_work(page)
            if not saves:
                until_stored(page)
            page.wait_for_timeout(1500)
            asked[saves] = page.evaluate(STORED)
            context.close()
        assert 0 < len(asked[True]) < 12
        assert set(asked[True]) < set(asked[False])


def test_paper_is_light_and_keeps_the_way(browser: Browser, served: str) -> None:
    """Printed in the dark, at the end of a walk: all steps, and where each leads, on paper; the walk goes on after."""
    context = browser.new_context(service_workers="block", color_scheme="dark", **PHONE)
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
    page.emulate_media(media="screen", color_scheme="dark")
    assert step(page)
    to_an_end(page.main_frame)
    context.close()
