"""The finder on a slow telephone: how long the first result takes with nothing read yet, and each key after it."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests import chromium, project
from tests.bench.line import Line
from tests.bench.used import used
from tests.site.hosting import host

SLOWER = 4
TIMES = 5
QUERY = "没小票但是钱扣了怎么办"
_IN_THE_PAGE = "delete window.Worker;"
"""Chromium slows a page down, not its workers: the index is read in the page, which costs more and not less."""
_TYPE = """(text) => new Promise((resolve) => {
  const box = document.querySelector("symptom-finder input"), list = document.querySelector("symptom-finder ul");
  const start = performance.now();
  const shown = new MutationObserver(() => { shown.disconnect(); resolve(performance.now() - start); });
  shown.observe(list, { childList: true });
  box.focus();
  box.value = text;
  box.dispatchEvent(new InputEvent("input"));
})"""


def bench() -> Iterator[Line]:
    """Medians of several visits; a result is there when its row is in the page."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        used(("build_tools", "site", "--out", str(site)), project.ROOT)
        with host(site, packed="gzip") as there, chromium.opened(chromium.bring()) as browser:
            visits = [_visit(browser, there.root) for _ in range(TIMES)]
    first = statistics.median(times[0] for times in visits)
    keys = statistics.median(max(times[1:]) for times in visits)
    slow = f"a processor {SLOWER} times slower, the index not read before"
    yield Line("the finder's first result", first / 1000, 1, "s", slow)
    yield Line("the slowest key of a question in the finder", keys, 100, "ms", f"{len(QUERY)} keys, {slow}")


def _visit(browser: Browser, root: str) -> list[float]:
    """Milliseconds from each key of the question to what it shows."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
    context.add_init_script(_IN_THE_PAGE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{root}cards.html")
    times = [float(page.evaluate(_TYPE, QUERY[: keys + 1])) for keys in range(len(QUERY))]
    context.close()
    return times
