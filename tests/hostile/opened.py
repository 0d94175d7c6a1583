"""A page as a real browser meets it: what ran, what was asked of others, and what could still run at a touch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Error

_CALLED = "window.called = 0; window.xss = () => { window.called += 1; };"
_LIVE = """() => [...document.querySelectorAll("*")].flatMap((each) => {
  const found = each.localName.includes("xss") || each.classList.contains("xss") ? [`<${each.localName}>`] : [];
  for (const {name, value} of each.attributes) {
    const runs = /^on/.test(name) || name.includes("xss");
    const leads = /^(href|src|data|action|formaction|xlink:href)$/.test(name)
      && /^(javascript|data|vbscript):/i.test(value.replace(/[\\x00-\\x20]/g, ""));
    if (runs || leads) found.push(`<${each.localName} ${name}=${value}>`);
  }
  return found;
}).concat([...document.scripts].filter((each) => !each.src && each.type !== "application/json")
  .map((each) => each.textContent))"""


class Opened:
    """A page of a browser that notes what a hostile text brings to life."""

    def __init__(self, context: BrowserContext, own: str) -> None:
        self.page = context.new_page()
        self._context = context
        self._own = own
        self._asked: list[str] = []
        context.on("request", lambda request: self._asked.append(request.url))

    def alive(self, address: str = "", html: str = "") -> list[str]:
        """What is alive on a page of the site, or on one with this HTML in it."""
        self._asked.clear()
        if html:
            self.page.goto(f"{self._own}none.html")
            self.page.set_content(f'<!DOCTYPE html><html lang="en"><title>x</title><main>{html}\n</main>')
        else:
            self.page.goto(f"{self._own}{address}", wait_until="load")
        self.page.wait_for_timeout(20)
        foreign = [url for url in self._asked if not url.startswith((self._own, "data:", "blob:", "about:"))]
        try:
            called = ["it ran"] if self.page.evaluate("window.called || 0") else []
            return [*called, *foreign, *self.page.evaluate(_LIVE)]
        except Error:
            self.page.close()
            self.page = self._context.new_page()
            return ["it left for another page", *foreign]


@contextmanager
def opened(browser: Browser, own: str) -> Iterator[Opened]:
    """A page whose own address is `own`; nothing of others is fetched, only noted."""
    context = browser.new_context(service_workers="block")
    context.add_init_script(_CALLED)
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(own) else route.abort())
    context.route("**/none.html", lambda route: route.fulfill(body="", content_type="text/html"))
    yield Opened(context, own)
    context.close()
