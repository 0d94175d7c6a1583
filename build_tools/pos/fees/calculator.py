"""The calculator's forms and its comparison sheet: HTML that the script brings to life, or that a pen fills in."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator

from build_tools.model.forest import Forest
from build_tools.pos.fees.charges import AMOUNT_MOST, CAPPED, COUNT_MOST, EACH_MOST, KINDS, PPM_MOST
from build_tools.pos.fees.rules import fees, rules
from build_tools.targets.inline import html

QUOTES = ("甲", "乙", "丙", "丁")

CARDS = (("credit", "贷记卡（信用卡）"), ("debit", "借记卡（储蓄卡）"), ("foreign", "外卡"))
CHANNELS = (("card", "插卡、刷卡、挥卡"), ("tap", "手机闪付小额"), ("scan", "扫码（微信、支付宝、银联码）"))
NAMES = {
    "debit": "借记卡",
    "credit": "贷记卡",
    "tap": "手机闪付小额",
    "foreign": "外卡",
    "wechat": "微信",
    "alipay": "支付宝",
    "unionqr": "银联二维码",
    "creditqr": "信用卡、花呗扫码",
}
USUAL = ("debit", "credit", "wechat", "alipay")
"""Kinds that every shop has; the others are asked for on demand."""

CAPS = {kind: f"{kind}cap" for kind in CAPPED}
RATES = tuple(
    row
    for kind in KINDS
    for row in (
        (kind, f"{NAMES[kind]}费率", "%"),
        *(((CAPS[kind], f"{NAMES[kind]}封顶", "元/笔"),) if kind in CAPS else ()),
    )
)
FAST = (("fast", "快速到账加收", "%"), ("each", "快速到账每笔另收", "元"))
ONCE = (("device", "机具款", "元"), ("deposit", "押金", "元"))
YEARLY = (
    ("rent", "租金", "元/月"),
    ("sim", "流量费", "元/年"),
    ("member", "会员费、服务费", "元/年"),
    ("least", "最低交易量", "元/月"),
    ("short", "刷不满每月补", "元"),
)
BACK = (("unsure", "说不准"), ("yes", "退"), ("no", "不退"))
COSTS = (
    ("fees", "手续费"),
    ("fast", "快速到账费"),
    ("yearly", "流量和会员费"),
    ("rent", "租金"),
    ("short", "刷不满补的钱"),
    ("device", "机具款"),
    ("deposit", "退不回的押金"),
)
TOTALS = (("first", "第一年合计"), ("unsure", "押金说不准，可能再加"), ("later", "以后每年"))
VERIFIED = (
    "机构全称（合同上的）",
    "支付许可证：名单里查到了，没过期",
    "业务类型里有刷卡收单",
    "地区包括本省",
    "合同的另一方是机构本身",
    "打款方是这家机构或银行",
    "客服时段、维修、备用机有书面的",
    "退机、退押金的条件有书面的",
)


def one(forest: Forest) -> Iterator[str]:
    """The form for one transaction, and the rules that the script needs."""
    written, numbers = fees(forest), rules(forest)
    if written is None or numbers is None:
        return
    classes = written.classes
    kinds = [
        (key, f"{kind.name}：{kind.who}")
        for key, kind in (
            ("standard", classes.standard),
            ("preferential", classes.preferential),
            ("exempt", classes.exempt),
        )
    ]
    yield '<form class="calc" id="one" autocomplete="off">'
    yield '<div class="fields">'
    yield _input("amount", "金额", "元", "10000")
    yield _select("channel", "怎么付", CHANNELS)
    yield _select("card", "哪种卡", CARDS)
    yield _input("rate", "合同费率", "%", "0.6")
    yield _input("cap", "合同封顶", "元，没有就空着")
    yield _select("class", "商户类别", kinds)
    cut = f"{html(written.measure.name)}：{html(written.measure.what)}"
    yield f'<label class="check"><input type="checkbox" name="measure"> 算上{cut}</label>'
    yield "</div>"
    yield '<div class="result" id="one-result" role="status"></div>'
    yield "</form>"
    value = {
        "rules": dataclasses.asdict(numbers),
        "limits": {"amount": AMOUNT_MOST, "each": EACH_MOST, "ppm": PPM_MOST, "count": COUNT_MOST},
        "kinds": KINDS,
        "caps": CAPS,
        "costs": COSTS,
        "quotes": QUOTES,
    }
    yield f'<script type="application/json" id="fee-rules">{_json(value)}</script>'
    yield ""


def year(forest: Forest) -> Iterator[str]:
    """The form for a year: the shop's own trade in two bands, and up to four quotes."""
    if fees(forest) is None:
        return
    yield '<form class="calc" id="year" autocomplete="off">'
    yield "<fieldset><legend>店里一个月的生意</legend>"
    yield "<p>平常的、大额的分开填：封顶是一笔一笔算的，混成平均数会算错。没有的空着。</p>"
    yield from _sales(USUAL)
    yield '<details class="more-kinds"><summary>还有：手机闪付、外卡、银联二维码、花呗</summary>'
    yield from _sales([kind for kind in KINDS if kind not in USUAL])
    yield "</details></fieldset>"
    yield '<div class="quotes">'
    for number, name in enumerate(QUOTES, 1):
        opened = " open" if number == 1 else ""
        yield f'<details class="quote"{opened}><summary>报价{name}<span class="named"></span></summary>'
        yield '<div class="fields">'
        yield f'<label>机构名称<input name="q{number}-name" maxlength="20"></label>'
        yield from (_input(f"q{number}-{key}", label, unit) for key, label, unit in (*RATES, *FAST, *ONCE))
        yield _select(f"q{number}-back", "押金退得回吗", BACK)
        yield from (_input(f"q{number}-{key}", label, unit) for key, label, unit in YEARLY)
        yield "</div></details>"
    yield "</div>"
    yield '<div class="result" id="year-result" role="status"></div>'
    yield '<p class="calc-buttons"><button type="button" data-do="link">复制这份的链接</button>'
    yield '<button type="button" data-do="print">打印比较表</button>'
    yield '<button type="button" data-do="sample">填个例子看看</button>'
    yield '<button type="button" data-do="clear">全部清空</button> <span role="status" class="told"></span></p>'
    yield "</form>"
    yield ""


def sheet(forest: Forest) -> Iterator[str]:
    """The comparison sheet; the script writes into its cells, a pen into those it leaves empty."""
    if fees(forest) is None:
        return
    yield '<section class="sheet-scroll" tabindex="0" aria-label="比较表">'
    yield '<table class="sheet" id="compare"><caption>收单报价比较表</caption>'
    head = "".join(f'<th scope="col">{name}<span data-cell="{i}-name"></span></th>' for i, name in enumerate(QUOTES, 1))
    yield f'<thead><tr><th scope="col">报价</th>{head}</tr></thead>'
    yield from _rows("先核实，再比价", ((None, row) for row in VERIFIED))
    yield from _rows("合同里的费率", ((key, f"{label}（{unit}）") for key, label, unit in (*RATES, *FAST)))
    money = [(key, f"{label}（{unit}）") for key, label, unit in (*ONCE, *YEARLY)]
    yield from _rows("一次性、每月和每年的钱", [*money[:2], ("back", "押金退得回吗"), *money[2:]])
    totals = (*((f"cost-{key}", label) for key, label in COSTS), *TOTALS)
    yield from _rows("全年总成本（元）", totals)
    yield "</table></section>"
    yield ""


def _sales(kinds: Iterable[str]) -> Iterator[str]:
    """Two bands of each kind: ordinary tickets and large ones."""
    for kind in kinds:
        yield f'<div class="fields bands" role="group" aria-label="{NAMES[kind]}">'
        yield _input(f"n-{kind}", NAMES[kind], "笔/月", mode="numeric")
        yield _input(f"a-{kind}", "每笔约", "元")
        yield _input(f"n2-{kind}", "另有大额", "笔/月", mode="numeric")
        yield _input(f"a2-{kind}", "大额每笔约", "元")
        yield "</div>"


def _rows(title: str, rows: Iterable[tuple[str | None, str]]) -> Iterator[str]:
    yield f'<tbody><tr class="part"><th scope="rowgroup" colspan="{len(QUOTES) + 1}">{title}</th></tr>'
    for key, label in rows:
        strong = ' class="total"' if key in ("first", "later") else ""
        cells = "".join(f'<td data-cell="{i}-{key}"></td>' if key else "<td></td>" for i in range(1, len(QUOTES) + 1))
        yield f'<tr{strong}><th scope="row">{label}</th>{cells}</tr>'
    yield "</tbody>"


def _input(name: str, label: str, unit: str, value: str = "", mode: str = "decimal") -> str:
    given = f' value="{value}"' if value else ""
    return f'<label>{label} <small>{unit}</small><input name="{name}" inputmode="{mode}"{given}></label>'


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{key}">{html(text)}</option>' for key, text in options)
    return f'<label>{label}<select name="{name}">{listed}</select></label>'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
