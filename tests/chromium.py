"""A Chromium for the browser tests: the system's, else one brought here; says loudly where none can be had.

Best is one without windows of its own (`headless shell`): it draws the same pages for half the processor's time.
`python -m tests.chromium` brings one and prints its path. Under CI=true a missing browser is an error.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests import system

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find(own: str | None = None) -> str | None:
    """The path of a browser that is there: $TREES_CHROMIUM, one without windows, any on the path, or Playwright's own.

    While a Playwright runs no second one can: whoever has one says where its own browser would be.
    """
    return next(_there(Path(own) if own else _playwrights()), None)


def _there(own: Path) -> Iterator[str]:
    yield from filter(None, (os.environ.get("TREES_CHROMIUM"), *map(shutil.which, SHELLS)))
    beside = own.parents[1].name.replace("-", "_headless_shell-")
    yield from map(str, own.parents[2].glob(f"{beside}/*/*headless*shell"))
    yield from filter(None, map(shutil.which, NAMES))
    if own.exists():
        yield str(own)


def _playwrights() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


@contextmanager
def opened(path: str | None) -> Iterator[Browser]:
    """This browser, outside of the tests, with every text in the font of the charts and cards."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(system.fonts(Path(folder)))}
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"], env=env)
        yield browser
        browser.close()


def bring() -> str | None:
    """Find a browser, or install one: from Debian's packages as root, else with Playwright's own download."""
    found = find()
    if not os.environ.get("TREES_CHROMIUM") and "headless" not in Path(found or "").name:
        system.attempt(lambda: system.apt(SHELLS[0]))
    for way in (lambda: None, lambda: system.apt("chromium"), _playwright):
        system.attempt(way)
        if path := find():
            return path
    return None


def _playwright() -> None:
    print("bringing Playwright's Chromium, once …", flush=True)
    system.run(sys.executable, "-m", "playwright", "install", "chromium")


def main() -> None:
    """Bring a browser; without one, fail in CI and warn elsewhere."""
    missing = "NO CHROMIUM: every browser test will be LEFT OUT. Install chromium, or set TREES_CHROMIUM to one."
    system.told(bring(), "browser", missing)


if __name__ == "__main__":
    main()
