"""A text asks for a secret of the customer's card.

Why: no acquirer needs a PIN, a one-time code or the digits on the back of a card; who hears them can spend the money.

Bad:
    nodes:
      call: {end: escalate, say: 请收单机构查这笔。, to: acquirer, bring: [商户号, 卡号, 验证码]}

Good:
    nodes:
      call: {end: escalate, say: 请收单机构查这笔。, to: acquirer, bring: [商户号, 卡号后四位]}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.prose import TextKind, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_SECRET = "密码|验证码|CVV2?|CVN2?|安全码|卡背三位|完整卡号|全部卡号|磁道"
_WORDS = _SECRET.replace("2?", "").split("|")
_OTHERS = re.compile(
    "(?:操作员|主管|柜员|管理员|登录|后台|初始|默认|开机|终端|系统|无线|热点|路由器|Wi-?Fi) ?密码|密码键盘"
)
"""Passwords that are not the customer's."""
_ASKS = re.compile(
    rf"(?:报出?|告诉我?|提供|念出?|说出?|记下|写下|抄下|登记|发来|发给(?!顾客|持卡人|您|他))"
    rf"[^，。；！？“”]{{0,6}}?(?:{_SECRET})"
    rf"|把(?:{_SECRET})[^，。；！？“”]{{0,4}}(?:报|告诉|发|念|说)(?![给到]?(?:顾客|持卡人|您|他|手机))[给到]?"
)
_BROUGHT = re.compile(rf"(?:{_SECRET})$|^卡号$|^(?:银行)?卡有效期$")
_FORBIDS = re.compile("[不别勿绝]|骗|自己")
_SENTENCE = 60
"""Characters before what is asked for that are taken to belong to it."""
_JUDGED = frozenset({TextKind.QUESTION, TextKind.ACTION, TextKind.SAY, TextKind.STEP, TextKind.TELL})


@tree_rule()
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """In what to bring, and where a sentence asks for it; one that forbids it, or lets the customer type, is right."""
    prose = prose_of(tree)
    if not any(word in prose.joined for word in _WORDS) and "\n卡号\n" not in prose.joined:
        return
    for kind, text, _ in prose.texts:
        said = _OTHERS.sub(lambda other: "·" * len(other[0]), text.value)
        if kind is TextKind.BRING:
            found = _BROUGHT.search(said)
        elif kind in _JUDGED:
            found = next((asks for asks in _ASKS.finditer(said) if not _forbidden(said, asks.start())), None)
        else:
            continue
        if found:
            span = part(tree.source, text, found.start(), found.end()) or text.span
            yield Finding(
                span,
                say("`{found}`: a secret of the card", found=found[0]),
                say("ask for the last four digits at most"),
            )


def _forbidden(said: str, place: int) -> bool:
    """Whether the part of the sentence before a place says not to."""
    nearest = max(0, place - _SENTENCE)
    begin = max(said.rfind(mark, nearest, place) for mark in "。；！？")
    return bool(_FORBIDS.search(said, max(begin + 1, nearest), place))
