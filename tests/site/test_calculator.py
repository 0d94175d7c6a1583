"""The calculator in a real browser: to the fen what Python computes, and all of it in the address."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from build_tools.model.forest import Forest
from build_tools.pos.fees import charges
from build_tools.pos.fees.charges import Back, Quote, Rate, Sales, split, year
from build_tools.pos.fees.rules import Rules, rules
from tests.share import count

pytestmark = pytest.mark.browser

CASES = count(2_000, 10_000)


@pytest.fixture(scope="module")
def numbers(forest: Forest) -> Rules:
    found = rules(forest)
    assert found is not None
    return found


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}/fees/calculator.html")
    yield page
    context.close()


def some(chance: random.Random, most: int) -> int:
    """Small numbers, round numbers, and any."""
    round_ = chance.randint(0, most // 1000) * 1000
    return chance.choice([chance.randint(0, 200), round_, chance.randint(0, most), most])


def rate(chance: random.Random) -> Rate:
    return Rate(some(chance, charges.PPM_MOST), chance.choice([None, some(chance, 10_000)]))


def test_one_transaction_is_the_same_in_python_and_in_the_browser(page: Page, numbers: Rules) -> None:
    chance = random.Random(557)
    cases = [
        (
            some(chance, charges.AMOUNT_MOST),
            chance.choice(["debit", "credit", "scan", "foreign"]),
            rate(chance),
            chance.choice(list(numbers.classes)),
            chance.random() < 0.5,
        )
        for _ in range(CASES)
    ]
    script = """cases => cases.map(([amount, kind, [ppm, cap], type, measure]) => {
        const f = posFees.split(amount, kind, { ppm, cap }, type, measure);
        return [f.total, f.issuer, f.network, f.acquirer]; })"""
    ours = [split(numbers, amount, kind, price, type_, measure) for amount, kind, price, type_, measure in cases]
    assert [tuple(row) for row in page.evaluate(script, cases)] == [tuple(row) for row in ours]


def test_a_year_is_the_same_in_python_and_in_the_browser(page: Page) -> None:
    chance = random.Random(2016)
    cases = [
        (
            {
                kind: [
                    Sales(some(chance, charges.COUNT_MOST), some(chance, charges.AMOUNT_MOST))
                    for _ in range(chance.randint(1, charges.BANDS))
                ]
                for kind in charges.KINDS
                if chance.random() < 0.8
            },
            Quote(
                {kind: rate(chance) for kind in charges.KINDS},
                fast=some(chance, charges.PPM_MOST),
                each=some(chance, charges.EACH_MOST),
                back=chance.choice(list(Back)),
                **{
                    key: some(chance, charges.AMOUNT_MOST)
                    for key in ("device", "rent", "sim", "member", "least", "short", "deposit")
                },
            ),
        )
        for _ in range(CASES)
    ]
    script = """cases => cases.map(([sales, quote]) => {
        const c = posFees.year(sales, quote);
        return [c.fees, c.fast, c.yearly, c.rent, c.short, c.device, c.deposit, c.unsure,
                c.first, c.most, c.later]; })"""
    given = [
        (
            {kind: [sold._asdict() for sold in bands] for kind, bands in sales.items()},
            {**quote._asdict(), "rates": {kind: price._asdict() for kind, price in quote.rates.items()}},
        )
        for sales, quote in cases
    ]
    ours = [[*(cost := year(sales, quote)), cost.first, cost.most, cost.later] for sales, quote in cases]
    assert page.evaluate(script, given) == ours


TYPED: dict[str, list[tuple[str, float | None]]] = {
    "money": [
        ("１００", 100_00),
        ("1,000", 1_000_00),
        ("１，０００", 1_000_00),
        ("12,345.60", 12_345_60),
        ("1万", 10_000_00),
        ("1.5 万元", 15_000_00),
        ("2千", 2_000_00),
        ("100元", 100_00),
        ("¥100", 100_00),
        ("￥ 99.9", 99_90),
        (".5", 50),
        ("5.", 5_00),
        ("0,6", 60),
        ("007", 7_00),
        ("", None),
        ("  ", None),
    ],
    "rate": [
        ("0.6%", 6000),
        ("0.6", 6000),
        (".5", 5000),
        ("0,6", 6000),
        ("０．３８％", 3800),
        ("6‰", 6000),
        ("0.0325", 325),
    ],
    "count": [("1500笔", 1500), ("1,500", 1500), ("1.5万", 15000), ("０", 0)],
}
REFUSED = {
    "money": {
        "-5": "负数",
        "－5": "负数",
        "一万": "看不懂",
        "1.234": "两位小数",
        "0.6%": "百分号",
        "1e5": "看不懂",
        "1000万": "太大",
        ".": "看不懂",
    },
    "rate": {"-0.6": "负数", "60": "太大", "0.00001": "四位小数", "0.6元": "看不懂", "1万": "百分之几"},
    "count": {"1.5": "整数", "3%": "百分号", "很多": "看不懂", "999999999999999": "太大"},
    "each": {"200": "太大"},
}


def test_numbers_are_read_as_people_type_them_or_refused_in_words(page: Page) -> None:
    for kind, typed in TYPED.items():
        read = page.evaluate(
            "([texts, kind]) => texts.map((t) => posFees.read(t, kind))", [[t for t, _ in typed], kind]
        )
        assert [found and found.get("value", found) for found in read] == [value for _, value in typed], kind
    for kind, refused in REFUSED.items():
        why = page.evaluate("([texts, kind]) => texts.map((t) => posFees.read(t, kind).why)", [list(refused), kind])
        assert [(text, word in (said or "")) for (text, word), said in zip(refused.items(), why, strict=True)] == [
            (text, True) for text in refused
        ]


def test_two_bands_and_a_deposit_that_may_not_come_back(page: Page) -> None:
    for name, value in {"n-debit": "90", "a-debit": "500", "n2-debit": "10", "a2-debit": "2万"}.items():
        page.fill(f"[name={name}]", value)
    for name, value in {"q1-debit": "0.5", "q1-debitcap": "20元", "q1-deposit": "¥299"}.items():
        page.fill(f"[name={name}]", value)
    told = page.locator("#year-result")
    assert "第一年 5,100.00 元" in told.inner_text()
    assert "押金要是退不回，再加 299.00 元" in told.inner_text()
    assert page.locator("[name=a2-debit] ~ .read-as").inner_text() == "按 20000 算"
    page.select_option("[name=q1-back]", "no")
    assert "第一年 5,399.00 元" in told.inner_text()
    assert page.locator("[data-cell='1-back']").inner_text() == "不退"


def test_the_examples(page: Page) -> None:
    said = page.locator("#one-result")
    assert "60.00 元，到手 9,940.00 元" in said.inner_text()
    page.select_option("[name=card]", "debit")
    page.fill("[name=rate]", "0.5")
    page.fill("[name=cap]", "25")
    text = said.inner_text()
    assert "手续费 25.00 元" in text
    assert [part in text for part in ("13.00", "3.25", "8.75")] == [True] * 3
    page.select_option("[name=channel]", "scan")
    assert "没有公开的分段上限" in said.inner_text()


def test_what_is_no_number_is_said_so_at_the_field(page: Page) -> None:
    page.fill("[name=amount]", "一万")
    field = page.locator("[name=amount]")
    assert field.get_attribute("aria-invalid") == "true"
    assert "看不懂“一万”" in page.locator("#amount-wrong").inner_text()
    page.fill("[name=amount]", "１，０００")
    assert field.get_attribute("aria-invalid") is None
    assert "6.00 元" in page.locator("#one-result").inner_text()


def test_quotes_side_by_side_fill_the_sheet_and_the_address(page: Page) -> None:
    for name, value in {"n-wechat": "1500", "a-wechat": "35", "q1-wechat": "0.38", "q1-sim": "60"}.items():
        page.fill(f"[name={name}]", value)
    page.locator(".quote summary").nth(1).click()
    page.fill("[name=q2-name]", "另一家 & 分店")
    page.fill("[name=q2-debit]", "0.5")
    assert "另一家 & 分店还缺：微信费率" in page.locator("#year-result").inner_text()
    page.fill("[name=q2-wechat]", "0.3")
    told = page.locator("#year-result").inner_text()
    assert "一年收款 630,000.00 元" in told
    assert page.locator("[data-cell='1-first']").inner_text() == "2,400.00"
    assert page.locator("[data-cell='2-first']").inner_text() == "1,980.00"
    assert "比最低的多 420.00 元" in told
    other = page.context.new_page()
    other.goto(page.url)
    assert other.locator("[name=q2-name]").input_value() == "另一家 & 分店"
    assert other.locator("#year-result").inner_text() == told
    assert other.locator("[data-cell='2-wechat']").inner_text() == "0.3"


def test_nothing_leaves_the_device(page: Page, served: str) -> None:
    """The site's own icon, which a browser asks for when it pleases, tells nobody anything."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.click("[data-do=sample]")
    assert page.locator(".quote-cost").count() == 2
    page.click("[data-do=clear]")
    assert page.locator(".quote-cost").count() == 0
    assert [url for url in asked if not url.startswith(f"{served}/assets/")] == []


def test_the_comparison_sheet_prints_on_one_page(page: Page) -> None:
    import pypdfium2

    page.click("[data-do=sample]")
    with pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True)) as sheet:
        assert len(sheet) == 1
        text = sheet[0].get_textpage().get_text_bounded()
    assert "收单报价比较表" in text
    assert "第一年合计" in text
