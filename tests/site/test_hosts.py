"""A walk reaches an end on hosts and in browsers as they are: each case here once showed an empty page."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site.walking import tap

pytestmark = pytest.mark.browser

TREE = "trees/device/printer-fault"

REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
OLD = """delete Element.prototype.replaceChildren; delete Document.prototype.replaceChildren;
delete Array.prototype.at; delete Object.hasOwn;
delete String.prototype.replaceAll; delete window.IntersectionObserver;"""


@contextmanager
def host(site: Path, under: str = "/", status: int = 0) -> Iterator[str]:
    """A static host that serves the site under a path; with a status, it redirects pages to addresses without .html."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            query = f"?{urlsplit(self.path).query}" if urlsplit(self.path).query else ""
            if status and path.endswith(".html"):
                self.send_response(status)
                self.send_header("Location", path.removesuffix(".html").removesuffix("index") + query)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            inner = path.removeprefix(under)
            found = next(
                (f for name in (inner, f"{inner}.html", f"{inner}index.html") if (f := site / name).is_file()), None
            )
            body = (found or site / "404.html").read_bytes()
            types = {
                ".html": "text/html; charset=utf-8",
                ".css": "text/css",
                ".js": "text/javascript",
                ".svg": "image/svg+xml",
            }
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", types.get((found or site / "404.html").suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        server.server_close()


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
