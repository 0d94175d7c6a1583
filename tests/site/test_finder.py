"""The finder at work: in the command, and in a real browser on a small phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from tests.project import ROOT, trees

MUST = {
    "刷卡没出小票但是扣钱了": "receipt/receipt-missing",
    "没小票": "receipt/receipt-missing",
    "冲正失败": "reversal/reversal-failed",
    "错误代码51": "code:51",
    "钱没到账": "settlement/payout-delayed",
}


@pytest.mark.parametrize(("query", "wanted"), MUST.items())
def test_the_command_prints_its_ranking(query: str, wanted: str) -> None:
    results = json.loads(trees(ROOT, "find", query, "--json").stdout)["results"]
    assert results[0]["id"] == wanted
    assert set(results[0]) == {"id", "kind", "title", "url", "answer", "score"}
    assert [hit["score"] for hit in results] == sorted((hit["score"] for hit in results), reverse=True)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small phone without a service worker."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, service_workers="block")
    yield context.new_page()
    context.close()


def search_box(page: Page) -> Locator:
    """The box; below the steps of a tree it comes to life when it is scrolled to."""
    page.locator("symptom-finder").scroll_into_view_if_needed()
    return page.get_by_role("combobox")


@pytest.mark.browser
@pytest.mark.parametrize("start", ["index.html", "trees/device/printer-fault.html"])
def test_typing_finds_and_enter_opens(browser: Browser, site: Path, start: str) -> None:
    page = browser.new_page(service_workers="block")
    page.goto((site / start).as_uri())
    box = search_box(page)
    box.click()
    box.press_sequentially("没小票")
    first = page.get_by_role("option").first
    first.wait_for()
    assert "不出小票但顾客已扣款" in first.inner_text()
    assert "小票" in first.locator("mark").first.inner_text()
    assert first.locator(".finder-answer").inner_text()
    assert "从头开始排查" in page.get_by_role("option").last.inner_text()
    box.press("ArrowDown")
    assert first.get_attribute("aria-selected") == "true"
    box.press("Enter")
    page.wait_for_url("**/trees/receipt/receipt-missing.html")
    page.close()


@pytest.mark.browser
def test_going_back_keeps_the_question(phone: Page, served: str) -> None:
    phone.goto(f"{served}/index.html")
    phone.get_by_role("combobox").fill("冲正失败")
    phone.get_by_role("option").first.click()
    phone.wait_for_url("**/trees/reversal/reversal-failed.html")
    phone.go_back()
    assert phone.get_by_role("combobox").input_value() == "冲正失败"
    phone.get_by_role("option").first.wait_for()


@pytest.mark.browser
def test_while_the_index_is_on_its_way_it_says_so_and_enter_is_kept(phone: Page, served: str) -> None:
    held: list[Route] = []
    phone.route("**/assets/finder-index.js", lambda route: held.append(route))
    phone.goto(f"{served}/cards.html")
    box = phone.get_by_role("combobox")
    box.fill("没小票")
    phone.get_by_text("正在准备搜索").wait_for()
    box.press("Enter")
    held[0].continue_()
    phone.wait_for_url("**/trees/receipt/receipt-missing.html")


@pytest.mark.browser
def test_where_the_index_does_not_come_it_says_so(phone: Page, served: str) -> None:
    phone.route("**/assets/finder-index.js", lambda route: route.abort())
    phone.goto(f"{served}/cards.html")
    phone.get_by_role("combobox").fill("没小票")
    phone.get_by_text("搜索没准备好").wait_for()


@pytest.mark.browser
def test_nothing_is_looked_up_while_a_character_is_put_together(phone: Page, served: str) -> None:
    phone.goto(f"{served}/index.html")
    phone.get_by_role("combobox").fill("没小票")
    phone.get_by_role("option").first.wait_for()
    before = phone.get_by_role("listbox").inner_text()
    phone.evaluate(
        """() => {
          const box = document.querySelector("symptom-finder input");
          box.value = "没小票ka";
          box.dispatchEvent(new InputEvent("input", {isComposing: true}));
        }"""
    )
    assert phone.get_by_role("listbox").inner_text() == before
    phone.evaluate(
        """() => {
          const box = document.querySelector("symptom-finder input");
          box.value = "冲正失败";
          box.dispatchEvent(new CompositionEvent("compositionend"));
        }"""
    )
    phone.get_by_role("option").filter(has_text="冲正不成功").first.wait_for()


@pytest.mark.browser
def test_nothing_found_is_a_question_with_ways_on(phone: Page, served: str) -> None:
    phone.goto(f"{served}/index.html")
    phone.get_by_role("combobox").fill("qqqqqqqq")
    phone.get_by_text("是哪一类的事").wait_for()
    rows = phone.get_by_role("option").all_inner_texts()
    assert any("收款失败" in row for row in rows) and "从头开始排查" in rows[-1]


@pytest.mark.browser
def test_a_guess_is_told_as_one(phone: Page, served: str) -> None:
    phone.goto(f"{served}/index.html")
    phone.get_by_role("combobox").fill("chongzhengshibau")
    phone.get_by_text("按“冲正失败”找的").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("start", ["index.html", "cards.html", "trees/device/printer-fault.html"])
def test_results_are_in_view_with_the_keyboard_up(browser: Browser, served: str, start: str) -> None:
    """A keyboard leaves some 300 px of a 640 px screen; the third row still begins in them."""
    context = browser.new_context(viewport={"width": 360, "height": 330}, has_touch=True, service_workers="block")
    page = context.new_page()
    page.goto(f"{served}/{start}")
    box = search_box(page)
    box.click()
    box.fill("没小票")
    page.get_by_role("option").first.wait_for()
    tops = [row.bounding_box() for row in page.get_by_role("option").all()[:2]]
    assert all(top and top["y"] >= 0 and top["y"] + min(top["height"], 44) <= 330 for top in tops), tops
    field = box.bounding_box()
    assert field and field["y"] >= 0
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("refused", ["", "delete window.Worker", "window.Worker = () => { throw 0; }"])
def test_the_index_is_read_beside_the_page_or_where_that_is_refused_in_it(
    phone: Page, served: str, refused: str
) -> None:
    phone.add_init_script(refused)
    phone.goto(f"{served}/index.html")
    box = phone.get_by_role("combobox")
    for query, title in (("没小票", "不出小票但顾客已扣款"), ("冲正失败", "冲正不成功")):
        box.fill(query)
        phone.get_by_role("option").filter(has_text=title).first.wait_for()
    assert len(phone.workers) == (0 if refused else 1)
    assert phone.evaluate("'FINDER' in window") is bool(refused)
    assert phone.evaluate("findSymptom('没小票')")["hits"][0]["id"] == "receipt/receipt-missing"
