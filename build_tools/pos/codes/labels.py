"""The words and marks that every face of the table uses for the same thing."""

from __future__ import annotations

from build_tools.pos.codes.table import Money, Retry

MONEY = {
    Money.OK: ("已扣款", "✓"),
    Money.NOT_CHARGED: ("没扣", "○"),
    Money.UNKNOWN: ("可能扣了", "？"),
    Money.PENDING: ("还没定", "…"),
}
"""Whether the customer's money moved: the words, and a sign that tells them apart without colour."""
RETRY = {
    Retry.NO: "不要再试",
    Retry.OTHER_MEANS: "换卡或换方式",
    Retry.AFTER_FIX: "改好再试一次",
    Retry.WAIT_ONCE: "等几分钟，只再试一次",
    Retry.CHECK_FIRST: "先查，查清前不刷",
}
"""Whether the card may be tried again."""
IN_DOUBT = "以机构解释为准"
"""Said beside a response code whose meaning rests on a source of low confidence."""
