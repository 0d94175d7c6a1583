"""The words and marks that every face of the table uses for the same thing."""

from __future__ import annotations

from build_tools.pos.codes.table import Money, Retry

MONEY = {
    Money.OK: ("已扣款", "✓"),
    Money.NOT_CHARGED: ("没扣", "○"),
    Money.UNKNOWN: ("可能扣了", "？"),
    Money.PENDING: ("还没定", "…"),
}
RETRY = {
    Retry.NO: "不要再试",
    Retry.OTHER_MEANS: "换卡或换方式",
    Retry.AFTER_FIX: "改好再试一次",
    Retry.WAIT_ONCE: "等几分钟，只再试一次",
    Retry.CHECK_FIRST: "先查，查清前不刷",
}
IN_DOUBT = "以机构解释为准"
"""What is said of a response code that is told with low confidence."""
