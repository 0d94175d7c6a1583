"""A response code of which nobody knows whether the money moved lets the cashier try again.

Why: the screen often says “请重试” where the first payment went through; the table must say to check first.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/response_codes.yml
    reviewed: 2026-11-22
    codes:
      - code: "68"
        means: 发卡行超时，没回话
        who: [cashier]
        money: unknown
        retry: wait_once
        do: 隔几分钟再刷一次。
        goto: demo/main
        sources: [till-practice]
        confidence: high

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/response_codes.yml
    reviewed: 2026-11-22
    codes:
      - code: "68"
        means: 发卡行超时，没回话
        who: [cashier]
        money: unknown
        retry: check_first
        do: 先查末笔，查清前不刷。
        goto: demo/main
        sources: [till-practice]
        confidence: high
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.pos.codes.table import Money, Retry, code_table
from build_tools.rules import forest_rule

_DOUBTFUL = {Money.UNKNOWN, Money.PENDING}
_CAREFUL = {Retry.CHECK_FIRST, Retry.NO}


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told where the row says when to try again."""
    for row in code_table(forest).rows():
        if row.money in _DOUBTFUL and row.retry not in _CAREFUL:
            message = say("`{retry}`, though the money may have moved (`{money}`)", retry=row.retry, money=row.money)
            yield Finding(row.retry_span, message, say('write check_first, or "no"'))
