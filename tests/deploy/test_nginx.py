"""The built site behind a real nginx with `deploy/nginx.conf`, in a real browser."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page

from build_tools.build.compressed import compress
from build_tools.targets.web.chart import style
from tests import nginx
from tests.project import ROOT
from tests.site.stored import until_at_work

KINDS = (
    *(
        "index.html",
        "trees/payment/index.html",
        "trees/receipt/receipt-missing.html",
        "trees/receipt/receipt-missing.svg",
    ),
    *(
        "codes/index.html",
        "codes/index.html?c=51",
        "fees/index.html",
        "fees/calculator.html",
        "cards.html",
        "hotlines.html",
    ),
    *("glossary.html", "device/keys.html", "prevention/training.html", "prevention/emergency-plan.html", "about.html"),
    *("prevention/wall.html", "no/such/page.html"),
)
"""A page of every kind, the one for what is not there among them."""
PLACES = ("/", "/shop/guide/")


@pytest.fixture(scope="module")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its files compressed beside them, as it is put on a server."""
    place = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(site, place)
    compress(place)
    return place


@pytest.fixture(scope="module", params=PLACES)
def hosted(request: pytest.FixtureRequest, packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if nginx.find() is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("LEFT OUT: no nginx on this machine")
    with nginx.serving(packed, tmp_path_factory.mktemp("nginx"), request.param) as address:
        yield address


def watched(browser: Browser) -> tuple[Page, list[str]]:
    """A page that notes what its host's policy forbids, and what fails in it."""
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (each) => "
        "console.log('Content Security', each.violatedDirective, each.blockedURI))"
    )
    return page, told


@pytest.mark.browser
@pytest.mark.parametrize("path", KINDS)
def test_no_page_breaks_the_policy(browser: Browser, hosted: str, path: str) -> None:
    page, told = watched(browser)
    answer = page.goto(hosted + path)
    assert answer
    assert answer.status == (404 if path.startswith("no/") else 200)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    page.wait_for_load_state("networkidle")
    assert told == []
    page.close()


@pytest.mark.browser
def test_charts_are_coloured_and_the_dark_choice_is_kept(browser: Browser, hosted: str) -> None:
    page, told = watched(browser)
    page.goto(hosted + "trees/receipt/receipt-missing.html")
    page.locator("#chart > summary").click()
    fill = page.locator("#chart .ask .box").first.evaluate("box => getComputedStyle(box).fill")
    assert fill not in ("rgb(0, 0, 0)", "none")
    page.locator("button.scheme").click()
    chosen = page.evaluate("document.documentElement.dataset.scheme")
    page.goto(hosted + "about.html")
    assert page.evaluate("document.documentElement.dataset.scheme") == chosen
    assert told == []
    page.close()


@pytest.mark.browser
def test_the_calculator_draws_its_bars(browser: Browser, hosted: str) -> None:
    page, told = watched(browser)
    page.goto(hosted + "fees/calculator.html")
    fields = page.locator("input[name=amount], input[name=rate]")
    fields.nth(0).fill("1000")
    fields.nth(1).fill("0.6")
    page.wait_for_function("document.querySelectorAll('.bar .seg').length > 0")
    widths = page.evaluate(
        "[...document.querySelectorAll('.bar .seg')].map((each) => each.getBoundingClientRect().width)"
    )
    assert max(widths) > 0 and len(set(widths)) > 1
    assert told == []
    page.close()


@pytest.mark.browser
def test_a_page_for_the_wall_prints_itself(browser: Browser, hosted: str) -> None:
    page, told = watched(browser)
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(hosted + "prevention/wall.html")
    page.locator("[data-prints]").click()
    assert page.evaluate("window.printed") is True
    assert told == []
    page.close()


@pytest.mark.browser
def test_the_worker_is_let_in(browser: Browser, hosted: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(hosted + "index.html")
    until_at_work(page)
    context.close()


@pytest.mark.parametrize(("wanted", "ending"), [("gzip", ".gz"), ("br", ".br")])
def test_what_was_packed_is_sent_as_it_is(hosted: str, wanted: str, ending: str) -> None:
    if wanted == "br" and not nginx.BROTLI.exists():
        pytest.skip("LEFT OUT: this nginx has no module for brotli")
    with urlopen(Request(hosted + "index.html", headers={"Accept-Encoding": wanted})) as answer:
        assert answer.headers["Content-Encoding"] == wanted
        assert answer.headers["Vary"] == "Accept-Encoding"
        packed = len(answer.read())
    with urlopen(hosted + "index.html") as answer:
        assert packed < len(answer.read()) / 2, ending


def test_what_is_asked_for_again_is_not_sent_again(hosted: str) -> None:
    with urlopen(hosted + "assets/site.css") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
        mark = answer.headers["ETag"]
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(hosted + "assets/site.css", headers={"If-None-Match": mark}))
    assert refused.value.code == 304
    refused.value.close()


@pytest.mark.parametrize("path", [".trees-build", "../nginx.conf", "no-such", "assets/"])
def test_nothing_but_the_site_is_sent(hosted: str, path: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(hosted + path)
    assert refused.value.code in (400, 403, 404)
    refused.value.close()


@pytest.mark.parametrize("name", ["nginx.conf", "_headers"])
def test_the_policy_knows_the_styles_that_stand_inside_of_files(name: str) -> None:
    page = (ROOT / "build_tools/assets/theme/404.html").read_text("utf-8")
    inside = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert inside
    for text in (style(), inside[1]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in (ROOT / "deploy" / name).read_text("utf-8")
