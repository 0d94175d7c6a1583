"""A walk reaches its end in Firefox as well: over HTTP, from the disk, with cookies blocked, with twice the text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import firefox
from tests.firefox import Firefox
from tests.site.walking import SETTLE

pytestmark = pytest.mark.browser

TREE = "trees/receipt/receipt-missing.html"
HERE = """return document.querySelectorAll(".js .walks .here").length === 1 && {
  end: Boolean(document.querySelector(".here[data-kind=end]")),
  on: Boolean([...document.querySelectorAll(".end-box .primary")].find((each) => each.offsetParent !== null)),
  place: location.pathname + location.hash.split("~")[0],
  answered: document.querySelectorAll(".trail li").length,
  copied: Boolean(document.querySelector(".end-box .copy")),
}"""


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    path = firefox.find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Firefox, and under CI=true nothing is left out")
        pytest.skip("LEFT OUT: no Firefox on this machine")
    with firefox.running(path, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def to_an_end(fox: Firefox, address: str) -> dict[str, object]:
    """Walk by first answers, through called trees too; what the end shows."""
    fox.go(address)
    before: dict[str, object] = {}
    for _ in range(25):
        here = fox.until(HERE)
        if here == before:
            continue
        if here["end"] and not here["on"]:
            return dict(here)
        before = here
        fox.ask(SETTLE.removeprefix("() => "))
        fox.click(".here a.answer, .end-box .primary")
    raise AssertionError(f"no end after {before}")


@pytest.mark.parametrize(
    ("where", "prefs"),
    [
        ("http", {}),
        ("disk", {}),
        ("http", {"network__cookie__cookieBehavior": 2}),
        ("disk", {"network__cookie__cookieBehavior": 2}),
        ("http", {"dom__storage__enabled": False}),
        ("http", {"ui__textScaleFactor": 200}),
    ],
    ids=["as it comes", "from the disk", "cookies blocked", "the same from the disk", "no storage", "twice the text"],
)
def test_a_walk(fox: Firefox, served: str, site: Path, where: str, prefs: dict[str, object]) -> None:
    root = served if where == "http" else site.as_uri()
    with fox.preferring(**prefs):
        end = to_an_end(fox, f"{root}/{TREE}")
        assert fox.ask("return document.documentElement.scrollWidth <= innerWidth")
    assert end["copied"]
    assert int(str(end["answered"])) >= 3
