"""The page of cards: several become one PDF with the shop's own numbers in it; a scanned card is told its age."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from build_tools.model.forest import Forest
from build_tools.pos.codes import places
from build_tools.targets import paths
from build_tools.targets.paper import card

pytestmark = pytest.mark.browser

SHOP = {"商户号": "898110055550001", "终端号": "10086123", "收单机构客服": "见合同", "店长电话": "陈店长 内线 8"}


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(service_workers="block", accept_downloads=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served}/cards.html")
    yield page
    context.close()
    assert errors == []


def pick(page: Page, trees: list[str]) -> bytes:
    """Tick cards, and take the file that comes."""
    for tree in trees:
        page.check(f'[data-card="{tree}"] input')
    with page.expect_download() as download:
        page.click(".cards-join")
    return Path(download.value.path()).read_bytes()


def dark(page: pypdfium2.PdfPage, box: list[float]) -> float:
    """The share of dark points in the lower part of a box, where a number is written."""
    x, y, width, height = box
    tall = page.get_size()[1]
    picture = page.render(scale=2, grayscale=True).to_pil()
    part = picture.crop(tuple(round(2 * n) for n in (x + 3, tall - y - height + 13, x + width - 3, tall - y - 2)))
    black = int(sum(part.histogram()[:96]))
    return float(black / (part.width * part.height))


@pytest.mark.parametrize("style", ["chart", "steps"])
def test_several_cards_become_one_file_with_the_numbers_in_it(
    page: Page, site: Path, forest: Forest, style: str
) -> None:
    editions = json.loads((site / paths.EDITIONS).read_text("utf-8"))
    shown = editions["cards"]
    turned = next(key for key in forest.trees if shown[key]["landscape"])
    upright = next(key for key in forest.trees if not shown[key]["landscape"])
    for name, value in SHOP.items():
        page.fill(f'.cards-own [name="{name}"]', value)
    page.check(f"[name=style][value={style}]")
    listed = page.locator("[data-card]").evaluate_all("boxes => boxes.map(box => box.dataset.card)")
    chosen = sorted((turned, upright), key=listed.index)
    data = pick(page, chosen)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
    singles = [pypdfium2.PdfDocument(site / paths.card(key, style)) for key in chosen]
    with pypdfium2.PdfDocument(data) as pdf:
        sheets = [sheet for single in singles for sheet in single]
        assert len(pdf) == len(sheets)
        for made, single in zip(pdf, sheets, strict=True):
            assert made.get_textpage().get_text_bounded() == single.get_textpage().get_text_bounded()
            wide = made.get_size()[0] > made.get_size()[1]
            for box in editions["fields"]["landscape" if wide else "upright"]:
                assert dark(single, box) == 0
                assert dark(made, box) > 0.01
    for single in singles:
        single.close()


def test_the_numbers_stay_in_this_browser(page: Page, served: str) -> None:
    asked: list[tuple[str, str | None]] = []
    page.on("request", lambda request: asked.append((request.url, request.post_data)))
    page.fill('.cards-own [name="商户号"]', SHOP["商户号"])
    pick(page, ["payment/check-last"])
    assert asked
    assert not any(SHOP["商户号"] in url or body for url, body in asked)
    page.goto(f"{served}/cards.html")
    expect(page.locator('.cards-own [name="商户号"]')).to_have_value(SHOP["商户号"])
    page.click(".cards-own button")
    page.reload()
    expect(page.locator('.cards-own [name="商户号"]')).to_have_value("")


def test_the_page_of_a_tree_leads_to_its_card_ticked(page: Page, served: str, site: Path) -> None:
    page.goto(f"{served}/{paths.page('payment/check-last')}")
    page.click("text=填好号码再印")
    expect(page.locator('[data-card="payment/check-last"] input')).to_be_checked()
    weight = (site / paths.card("payment/check-last")).stat().st_size / 1e6
    expect(page.locator(".cards-count")).to_have_text(f"选了 1 张卡，约 {weight:.1f} MB")


def test_a_network_that_is_gone_is_told(page: Page) -> None:
    page.route("**/cards/**.pdf", lambda route: route.abort())
    page.check('[data-card="payment/check-last"] input')
    page.click(".cards-join")
    expect(page.locator(".cards-told")).to_contain_text("没做成")
    expect(page.locator(".cards-join")).to_be_enabled()


def test_a_scanned_card_is_told_its_age(page: Page, served: str) -> None:
    tree = "payment/check-last"
    known = {
        "edition": "11111111",
        "former": [
            {"edition": "22222222", "date": "2026-11-01", "same": False, "changes": ["改了“查末笔”", "去掉了 1 步"]},
            {"edition": "33333333", "date": "2026-11-02", "same": True, "changes": []},
        ],
    }
    page.route("**/cards/editions/**", lambda route: route.fulfill(json=known))
    told = {
        "11111111": ("fresh", "这张卡是最新版（11111111）。"),
        "22222222": ("stale", "请重新打印。之后：改了“查末笔”；去掉了 1 步。"),
        "33333333": ("fresh", "内容没变，可以接着用"),
        "44444444": ("stale", "查不到这张卡的版本"),
    }
    for where in (paths.page(tree), places.PAGE):
        for mark, (kind, words) in told.items():
            page.goto(f"{served}/{where}?e={mark}")
            expect(page.locator(f".notice.{kind}")).to_contain_text(words)


def test_the_card_that_hangs_now_is_current(page: Page, served: str, site: Path) -> None:
    """The edition in the address that a finished card's code opens is the one that the site calls current."""
    shown = json.loads((site / paths.EDITIONS).read_text("utf-8"))["cards"]["payment/check-last"]
    page.goto(card.address(served, paths.page("payment/check-last"), shown["edition"]))
    expect(page.locator(".notice.fresh")).to_contain_text(f"这张卡是最新版（{shown['edition']}）")
