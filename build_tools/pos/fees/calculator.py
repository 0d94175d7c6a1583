"""The calculator's forms and its comparison sheet: HTML that the script brings to life, or that a pen fills in."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator

from build_tools.model.forest import Forest
from build_tools.pos.fees.charges import AMOUNT_MOST, COUNT_MOST, PPM_MOST
from build_tools.pos.fees.rules import fees, rules
from build_tools.targets.inline import html

QUOTES = ("甲", "乙", "丙", "丁")

CARDS = (("credit", "贷记卡（信用卡）"), ("debit", "借记卡（储蓄卡）"), ("foreign", "外卡"))
SALES = (
    ("debit", "借记卡"),
    ("credit", "贷记卡"),
    ("tap", "手机闪付小额"),
    ("scan", "扫码"),
)

RATES = (
    ("debit", "借记卡费率", "%"),
    ("debitcap", "借记卡封顶", "元/笔"),
    ("credit", "贷记卡费率", "%"),
    ("tap", "手机闪付小额费率", "%"),
    ("scan", "扫码费率", "%"),
    ("fast", "快速到账加收", "%"),
)
ONCE = (
    ("device", "机具款", "元"),
    ("deposit", "押金", "元"),
    ("lost", "押金退不回的可能", "%"),
)
YEARLY = (
    ("sim", "流量费", "元/年"),
    ("member", "会员费、服务费", "元/年"),
)
COSTS = (
    ("fees", "手续费"),
    ("fast", "快速到账费"),
    ("yearly", "流量和会员费"),
    ("device", "机具款"),
    ("deposit", "押金（按退不回的可能算）"),
)
VERIFIED = (
    "机构全称（合同上的）",
    "支付许可证：公示里查到了，没过期",
    "业务类型里有刷卡收单",
    "地区包括本省",
    "合同的另一方是机构本身",
    "打款方是这家机构或银行",
    "客服时段、维修、备用机写进合同",
    "退机、退押金的条件写进合同",
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
    yield _select("channel", "怎么付", (("card", "插卡、刷卡、挥卡"), ("tap", "手机闪付小额"), ("scan", "扫码")))
    yield _select("card", "哪种卡", CARDS)
    yield _input("rate", "合同费率", "%", "0.6")
    yield _input("cap", "合同封顶", "元，没有就空着")
    yield _select("class", "商户类别", kinds)
    cut = f"{html(written.measure.name)}：{html(written.measure.what)}"
    yield f'<label class="check"><input type="checkbox" name="measure"> 算上{cut}</label>'
    yield "</div>"
    yield '<div class="result" id="one-result" role="status"></div>'
    yield "</form>"
    limits = {"amount": AMOUNT_MOST, "ppm": PPM_MOST, "count": COUNT_MOST}
    value = {"rules": dataclasses.asdict(numbers), "limits": limits, "costs": COSTS, "quotes": QUOTES}
    yield f'<script type="application/json" id="fee-rules">{_json(value)}</script>'
    yield ""


def year(forest: Forest) -> Iterator[str]:
    """The form for a year: the shop's own trade, and up to four quotes."""
    if fees(forest) is None:
        return
    yield '<form class="calc" id="year" autocomplete="off">'
    yield "<fieldset><legend>店里一个月的生意</legend>"
    yield '<div class="fields pairs">'
    for key, name in SALES:
        yield _input(f"n-{key}", f"{name}", "笔/月", mode="numeric")
        yield _input(f"a-{key}", f"{name}每笔约", "元")
    yield "</div></fieldset>"
    yield '<div class="quotes">'
    for number, name in enumerate(QUOTES, 1):
        opened = " open" if number == 1 else ""
        yield f'<details class="quote"{opened}><summary>报价{name}<span class="named"></span></summary>'
        yield '<div class="fields">'
        yield f'<label>机构名称<input name="q{number}-name" maxlength="20"></label>'
        yield from (_input(f"q{number}-{key}", label, unit) for key, label, unit in (*RATES, *ONCE, *YEARLY))
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
    yield '<div class="sheet-scroll" tabindex="0" role="region" aria-label="比较表">'
    yield '<table class="sheet" id="compare"><caption>收单报价比较表</caption>'
    head = "".join(f'<th scope="col">{name}<span data-cell="{i}-name"></span></th>' for i, name in enumerate(QUOTES, 1))
    yield f'<thead><tr><th scope="col">报价</th>{head}</tr></thead>'
    yield from _rows("先核实，再比价", ((None, row) for row in VERIFIED))
    yield from _rows("合同里的费率", ((key, f"{label}（{unit}）") for key, label, unit in RATES))
    yield from _rows("一次性和每年的钱", ((key, f"{label}（{unit}）") for key, label, unit in (*ONCE, *YEARLY)))
    totals = (*((f"cost-{key}", label) for key, label in COSTS), ("first", "第一年合计"), ("later", "以后每年"))
    yield from _rows("全年总成本（元）", totals)
    yield "</table></div>"
    yield ""


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
