"""The hand-written pages as they are built: near, linked, whole on paper, and fit for a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.targets import paths
from tests.site.whole import WHOLE


class Links(HTMLParser):
    """The pages that the text of a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside += tag == "article"
        if tag == "a" and self.inside and (href := given.get("href")):
            self.found.add(unquote(re.split("[?#]", href)[0]))

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "article"


def links(site: Path, place: str) -> set[str]:
    parser = Links()
    parser.feed((site / place).read_text("utf-8"))
    return {normpath(f"{dirname(place)}/{href}").lstrip("/") for href in parser.found if href and ":" not in href}


def test_every_tree_is_at_most_two_taps_from_home(site: Path, forest: Forest) -> None:
    near = links(site, "index.html")
    for place in [place for place in near if (site / place).suffix == ".html"]:
        near |= links(site, place)
    assert [tree for tree in forest.trees if paths.page(tree) not in near] == []


def test_no_page_is_an_orphan(site: Path, forest: Forest) -> None:
    seen, left = {"index.html"}, ["index.html"]
    while left:
        for place in links(site, left.pop()):
            if place.endswith(".html") and place not in seen and (site / place).is_file():
                seen.add(place)
                left.append(place)
    assert {f"{page}.html" for page in pages(forest)} <= seen


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_pages_fit_a_phone(phone: Page, served: str, forest: Forest) -> None:
    for page in pages(forest):
        phone.goto(f"{served}/{page}.html")
        phone.wait_for_function(WHOLE)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, page


@pytest.mark.browser
def test_the_emergency_plan_prints_on_one_sheet(phone: Page, served: str) -> None:
    phone.goto(f"{served}/prevention/emergency-plan.html")
    with pypdfium2.PdfDocument(phone.pdf(format="A4", prefer_css_page_size=True)) as sheet:
        assert len(sheet) == 1
        text = sheet[0].get_textpage().get_text_bounded()
    assert "先查询，别急着重刷" in text
    assert "演练日期" in text


@pytest.mark.browser
def test_the_self_test_says_why_without_a_script(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/prevention/training.html")
    drills = page.locator(".drill")
    assert drills.count() == 10
    for number in (0, 9):
        for style, verdict in (("right", "对。"), ("wrong", "不对。")):
            choice = drills.nth(number).locator(f".choice.{style}").first
            why = choice.locator("p")
            assert not why.is_visible()
            choice.locator("summary").click()
            assert why.inner_text().startswith(verdict)
            assert len(why.inner_text()) > len(verdict) + 5
    context.close()


@pytest.mark.browser
def test_a_report_of_a_mistake_carries_page_and_edition(phone: Page, served: str) -> None:
    phone.goto(f"{served}/fees/index.html")
    link = phone.locator(".reviewed a")
    edition = phone.locator(".reviewed").inner_text().split("版本 ")[1][:8]
    link.click()
    text = phone.locator("#report-text").input_value()
    assert "页面：fees/index" in text
    assert f"版本：{edition}" in text


def test_no_markup_is_left_to_see(site: Path, forest: Forest) -> None:
    for page in pages(forest):
        html = (site / f"{page}.html").read_text("utf-8")
        text = re.sub(
            r"<script.*?</script>|<[^>]*>", "", html[html.index("<article") : html.index("</article>")], flags=re.DOTALL
        )
        assert not re.search(r"\]\(|\{[.:#]|\*\*|\[@|<!--|```", text), page
