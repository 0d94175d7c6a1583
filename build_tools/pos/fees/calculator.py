"""The calculator's forms and its comparison sheet: HTML that the script brings to life, or that a pen fills in."""

from __future__ import annotations

import dataclasses

from build_tools.model.forest import Forest
from build_tools.pos.fees.charges import AMOUNT_MOST, CAPPED, COUNT_MOST, EACH_MOST, KINDS, PPM_MOST
from build_tools.pos.fees.rules import fees, rules
from build_tools.pos.templating import rendered

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


def one(forest: Forest) -> str:
    """The form for one transaction, and the rules that the script needs."""
    written, numbers = fees(forest), rules(forest)
    if written is None or numbers is None:
        return ""
    kinds = written.classes
    return rendered(
        "fees/one.html",
        forest.locale,
        channels=CHANNELS,
        cards=CARDS,
        classes=[
            (key, f"{kind.name}：{kind.who}")
            for key, kind in (
                ("standard", kinds.standard),
                ("preferential", kinds.preferential),
                ("exempt", kinds.exempt),
            )
        ],
        measure=written.measure,
        data={
            "rules": dataclasses.asdict(numbers),
            "limits": {"amount": AMOUNT_MOST, "each": EACH_MOST, "ppm": PPM_MOST, "count": COUNT_MOST},
            "kinds": KINDS,
            "caps": CAPS,
            "costs": COSTS,
            "quotes": QUOTES,
        },
    )


def year(forest: Forest) -> str:
    """The form for a year: the shop's own trade in two bands, and up to four quotes."""
    if fees(forest) is None:
        return ""
    return rendered(
        "fees/year.html",
        forest.locale,
        names=NAMES,
        usual=USUAL,
        unusual=[kind for kind in KINDS if kind not in USUAL],
        quotes=QUOTES,
        rates=(*RATES, *FAST, *ONCE),
        back=BACK,
        yearly=YEARLY,
    )


def sheet(forest: Forest) -> str:
    """The comparison sheet; the script writes into its cells, a pen into those it leaves empty."""
    if fees(forest) is None:
        return ""
    once, yearly = ([(key, f"{label}（{unit}）") for key, label, unit in money] for money in (ONCE, YEARLY))
    return rendered(
        "fees/sheet.html",
        forest.locale,
        quotes=QUOTES,
        parts=(
            ("先核实，再比价", [("", row) for row in VERIFIED]),
            ("合同里的费率", [(key, f"{label}（{unit}）") for key, label, unit in (*RATES, *FAST)]),
            ("一次性、每月和每年的钱", [*once, ("back", "押金退得回吗"), *yearly]),
            ("全年总成本（元）", [*((f"cost-{key}", label) for key, label in COSTS), *TOTALS]),
        ),
    )
