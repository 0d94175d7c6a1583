"""The page of the response codes in a real browser: looked up on a phone, with and without the script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from build_tools.model.forest import Forest
from build_tools.pos.codes import places
from build_tools.pos.codes.table import code_table

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    """What stands first in each row that can be seen."""
    return [text.split()[0] for text in page.locator(".codes tbody tr:visible th").all_inner_texts()]


def look_up(page: Page, query: str) -> list[str]:
    page.fill("#codes-q", query)
    return shown(page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("51", ["51"]),
        ("05", ["05"]),
        ("a0", ["A0"]),
        ("Ａ０", ["A0"]),
        ("错误代码51", ["51"]),
        ("27", ["26-29"]),
        ("M002", ["M002"]),
        ("93_6", ["93_6"]),
        ("-2125", ["-2125"]),
        ("O5", ["05"]),
        ("o5", ["05"]),
        ("扣了51元", []),
        ("ZZ", []),
    ],
)
def test_a_code_finds_its_row(page: Page, served: str, query: str, expected: list[str]) -> None:
    page.goto(f"{served}/{places.PAGE}")
    assert look_up(page, query) == expected
    assert page.locator(".codes-find .none").is_visible() == (not expected)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("余额不足", "51"),
        ("密码错误", "55"),
        ("重复交易", "94"),
        ("缺纸", "缺纸、卡纸、打印机故障"),
    ],
)
def test_words_find_rows(page: Page, served: str, query: str, code: str) -> None:
    page.goto(f"{served}/{places.PAGE}")
    found = look_up(page, query)
    assert code in found
    assert len(found) < 12
    assert page.inner_text(".codes-find .found") == f"找到 {len(found)} 条"


def test_words_in_another_order_find_rows(page: Page, served: str) -> None:
    page.goto(f"{served}/{places.PAGE}")
    assert "01" in look_up(page, "请与发卡行联系")


def test_all_of_it_comes_back(page: Page, served: str, forest: Forest) -> None:
    page.goto(f"{served}/{places.PAGE}")
    everything = len(list(code_table(forest).rows()))
    assert len(shown(page)) == everything
    look_up(page, "51")
    page.click("text=看全部")
    page.wait_for_function("document.querySelectorAll('.codes tbody tr[hidden]').length === 0")
    assert len(shown(page)) == everything


def test_an_address_names_a_code(page: Page, served: str) -> None:
    page.goto(f"{served}/{places.PAGE}?c=51")
    assert shown(page) == ["51"]
    assert page.locator("#code-51").bounding_box()["y"] < PHONE["height"]  # type: ignore[index] # it is shown
    page.goto("about:blank")
    page.goto(f"{served}/{places.place('68')}")
    box = page.locator("#code-68").bounding_box()
    assert box
    assert 0 <= box["y"] < 200
    assert "here" in (page.get_attribute("#code-68", "class") or "")


def test_a_run_of_codes_is_lit_for_each(page: Page, served: str) -> None:
    page.goto("about:blank")
    page.goto(f"{served}/{places.place('27')}")
    assert "here" in (page.get_attribute("#code-26-29", "class") or "")


def test_a_link_to_a_code_that_is_filtered_out_shows_it(page: Page, served: str) -> None:
    page.goto(f"{served}/{places.PAGE}?c=51")
    page.evaluate("location.hash = '#code-94'")
    page.wait_for_selector("#code-94.here", state="visible")
    assert page.input_value("#codes-q") == ""


def test_the_box_of_the_home_page(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    page.fill(".code-box input", "A0")
    page.click(".code-box button")
    page.wait_for_url("**/codes/index.html?c=A0")
    assert shown(page) == ["A0"]


def test_from_the_disk(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'codes' / 'index.html').as_uri()}?c=55")
    assert shown(page) == ["55"]
    page.click("#code-55 .goto a")
    assert page.url.endswith("/trees/payment/card-declined.html#last")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 900, 1280])
def test_nothing_scrolls_sideways(browser: Browser, served: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(f"{served}/{places.PAGE}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cells = page.locator(".codes tbody tr:visible td, .codes tbody tr:visible th")
    right = cells.evaluate_all("cells => Math.max(...cells.map((cell) => cell.getBoundingClientRect().right))")
    assert right <= width
    targets = page.locator(".codes-find input, .codes-find button, .codes .goto a")
    assert targets.evaluate_all("all => Math.min(...all.map((one) => one.getBoundingClientRect().height))") >= 44
    context.close()


def test_without_the_script_the_whole_table_stands(browser: Browser, served: str, forest: Forest) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}/{places.PAGE}?c=51")
    assert len(shown(page)) == len(list(code_table(forest).rows()))
    assert not page.locator(".codes-find").is_visible()
    page.click(".codes-index summary")
    page.click(".codes-index a[href='#code-51']")
    box = page.locator("#code-51").bounding_box()
    assert box
    assert 0 <= box["y"] < 300
    context.close()


def test_on_paper_the_table_is_a_table(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.goto(f"{served}/{places.PAGE}")
    page.emulate_media(media="print")
    assert not page.locator(".codes-find").is_visible()
    assert page.locator("#code-51").evaluate("row => getComputedStyle(row).display") == "table-row"
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    context.close()


def test_set_as_cards_on_a_phone_it_is_still_a_table_for_who_hears_it(page: Page, served: str) -> None:
    page.goto(f"{served}/{places.PAGE}")
    assert page.locator(".codes tbody tr").first.evaluate("row => getComputedStyle(row).display") == "flex"
    without = "all => all.filter((each) => !each.getAttribute('role')).length"
    for part in (".codes", ".codes thead", ".codes tbody", ".codes tr", ".codes th", ".codes td"):
        assert page.locator(part).evaluate_all(without) == 0, part
    heard = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in heard if not node["ignored"]]
    rows = page.locator(".codes tbody tr").count()
    assert roles.count("rowheader") == rows > 100
    assert roles.count("cell") == 6 * rows


def test_a_row_is_few_boxes_for_a_phone(page: Page, served: str) -> None:
    """What a slow phone lays out before it answers: cells and their texts, and little else."""
    page.goto(f"{served}/{places.PAGE}")
    drawn = page.context.new_cdp_session(page).send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    boxes = len(drawn["documents"][0]["layout"]["nodeIndex"])
    assert 14 < boxes / page.locator(".codes tbody tr").count() < 28


def test_a_sign_tells_the_tones_apart(page: Page, served: str) -> None:
    page.goto(f"{served}/{places.PAGE}")
    tones = ("ok", "not_charged", "unknown", "pending")
    signs = [page.locator(f".codes tr.{tone} .money .mark").first.inner_text() for tone in tones]
    assert len({*signs}) == len(tones)
