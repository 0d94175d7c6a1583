"""What tests share: the guide's forest and the tests' own, the built site, and a browser that knows the one font."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from build_tools.build import pipeline
from build_tools.build.mkdocs_site import build_site
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.targets.artifact import Artifact
from tests import chromium, system

ROOT = Path(__file__).parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "site"
CACHE = ROOT / ".cache" / "trees"
SITE_URL = "https://pos-guide.example/"
os.environ["LC_ALL"] = "C.UTF-8"  # what commands say to people is in the language of the system


def pytest_sessionstart(session: pytest.Session) -> None:
    """Before the tests are shared out, search every layout once: each worker would otherwise do it for itself."""
    if session.config.getoption("numprocesses", None):
        Press(pipeline.load(ROOT), SITE_URL, Cache(CACHE)).warm()


@pytest.fixture(scope="session")
def forest() -> Forest:
    """The guide itself: for tests of its content, and for what must hold of every tree whatever its name."""
    return pipeline.load(ROOT)


@pytest.fixture(scope="session")
def little() -> Forest:
    """The three trees of the tests' own site, whose names no change of the guide touches."""
    return pipeline.load(FIXTURE)


@pytest.fixture(scope="session")
def artifacts(forest: Forest) -> dict[str, Artifact]:
    cache = Cache(CACHE)
    return {artifact.path: artifact for artifact in pipeline.artifacts(forest, SITE_URL, cache)}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT, target)
    return target


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The built site over HTTP, as any static host would serve it."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
            pass

    class Patient(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that hangs up on a file it no longer wants is no error of ours."""

    server = Patient(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real Chromium in which every text is set in the font of the charts and cards."""
    path = chromium.find(playwright.chromium.executable_path)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium, and under CI=true nothing is left out")
        pytest.skip("LEFT OUT: no Chromium on this machine")
    config = system.fonts(tmp_path_factory.mktemp("fonts"))
    launched = playwright.chromium.launch(
        executable_path=path,
        args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )
    yield launched
    launched.close()
