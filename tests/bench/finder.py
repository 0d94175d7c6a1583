"""The finder on a slow telephone: how long the first result takes with nothing read yet, and each key after it."""

from __future__ import annotations

import http.server
import os
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests import chromium, project, system
from tests.bench.line import Line
from tests.bench.used import used
from tests.lighthouse import Compressing

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
        with _served(site) as url, _chromium(Path(folder)) as browser:
            visits = [_visit(browser, url) for _ in range(TIMES)]
    first = statistics.median(times[0] for times in visits)
    keys = statistics.median(max(times[1:]) for times in visits)
    slow = f"a processor {SLOWER} times slower, the index not read before"
    yield Line("the finder's first result", first / 1000, 1, "s", slow)
    yield Line("the slowest key of a question in the finder", keys, 100, "ms", f"{len(QUERY)} keys, {slow}")


def _visit(browser: Browser, url: str) -> list[float]:
    """Milliseconds from each key of the question to what it shows."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
    context.add_init_script(_IN_THE_PAGE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{url}/cards.html")
    times = [float(page.evaluate(_TYPE, QUERY[: keys + 1])) for keys in range(len(QUERY))]
    context.close()
    return times


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextmanager
def _chromium(folder: Path) -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        raise SystemExit("no Chromium on this machine")
    environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(system.fonts(folder))}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"], env=environment)
        yield browser
        browser.close()
