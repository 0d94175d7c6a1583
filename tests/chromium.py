"""A Chromium for the browser tests: the system's, else one brought here; says loudly where none can be had.

`python -m tests.chromium` brings one and prints its path. Under CI=true a missing browser is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of a browser that is there: $TREES_CHROMIUM, one on the path, or Playwright's own."""
    named = os.environ.get("TREES_CHROMIUM")
    if named:
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def bring() -> str | None:
    """Find a browser, or install one: from Debian's packages as root, else with Playwright's own download."""
    for attempt in (lambda: None, _apt, _playwright):
        _quietly(attempt)
        if path := find():
            return path
    return None


def _apt() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("bringing a Chromium from the system's packages, once …", flush=True)
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")


def _playwright() -> None:
    print("bringing Playwright's Chromium, once …", flush=True)
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=600)


def _quietly(attempt: Callable[[], None]) -> None:
    try:
        attempt()
    except subprocess.CalledProcessError as error:
        print(f"  that failed: {error.stderr.decode(errors='replace').strip().splitlines()[-1:]}", flush=True)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  that failed: {error}", flush=True)


def main() -> None:
    """Bring a browser; without one, fail in CI and warn elsewhere."""
    path = bring()
    if path:
        print(f"browser for the tests: {path}")
        return
    print("*" * 100)
    print("NO CHROMIUM: every browser test will be LEFT OUT. Install chromium, or set TREES_CHROMIUM to one.")
    print("*" * 100)
    if os.environ.get("CI") == "true":
        sys.exit("under CI=true nothing may be left out")


if __name__ == "__main__":
    main()
