"""The site asks nobody else for anything, and what it offers is there."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_tools.model.forest import Forest
from build_tools.targets import paths


def test_each_tree_has_its_faces(site: Path, forest: Forest) -> None:
    assert (site / "index.html").is_file()
    for tree in forest.trees.values():
        for place in (paths.page, paths.chart, paths.card, paths.data):
            assert (site / place(tree.id)).stat().st_size > 500


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_request_leaves_the_origin(browser: Browser, served: str, forest: Forest, scheme: str) -> None:
    context = browser.new_context(service_workers="block", color_scheme="dark" if scheme == "dark" else "light")
    asked: list[str] = []
    failed: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("requestfailed", lambda request: failed.append(request.url))
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tree = next(iter(forest.trees.values()))
    for path in ("index.html", f"trees/{tree.category}/index.html", paths.page(tree.id)):
        page.goto(f"{served}/{path}", wait_until="networkidle")
    context.close()
    assert asked
    assert [url for url in asked if not url.startswith((served, "data:", "blob:"))] == []
    assert failed == []
    assert errors == []


@pytest.mark.browser
def test_the_home_page_fits_a_phone(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block", viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in ("index.html", "trees/receipt/receipt-missing.html"):
        page.goto(f"{served}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.browser
def test_the_first_visit_is_light(browser: Browser, served: str, site: Path) -> None:
    """At most 45 kB over the wire (gzip), wizard and chart included; our own scripts 12.8 kB, 1.5 kB of them words."""
    context = browser.new_context(service_workers="block", viewport={"width": 390, "height": 844})
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url.split("#")[0]))
    page = context.new_page()
    page.goto(f"{served}/trees/receipt/receipt-missing.html", wait_until="networkidle")
    page.locator("details.chart summary").click()
    page.locator(".chart-drawn svg").wait_for()
    context.close()
    weights = {url: len(gzip.compress((site / url.removeprefix(f"{served}/")).read_bytes())) for url in asked}
    assert any(url.endswith(".svg") for url in weights)
    assert sum(weights.values()) <= 45_000, weights
    assert sum(weight for url, weight in weights.items() if url.endswith(".js")) <= 12_800, weights


@pytest.mark.browser
def test_light_and_dark_follow_the_system_until_the_reader_chooses(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{served}/index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator(".top .scheme").click()
    light = page.evaluate(ground)
    assert dark != light
    page.goto(f"{served}/trees/receipt/receipt-missing.html")
    assert page.evaluate(ground) == light
    page.emulate_media(media="print")
    assert page.evaluate(ground) in ("rgba(0, 0, 0, 0)", light)
    context.close()
