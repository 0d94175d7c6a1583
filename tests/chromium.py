"""A Chromium for the browser tests: the system's, else one brought here; says loudly where none can be had.

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

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of a browser that is there: $TREES_CHROMIUM, one on the path, or Playwright's own."""
    named = os.environ.get("TREES_CHROMIUM")
    if named:
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


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
