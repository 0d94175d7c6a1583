"""Numbers that somebody may hold the guide to: a rate, an amount, a deadline, a hotline."""

from __future__ import annotations

import re

CLAIM = re.compile(
    r"\d{1,9}(?:\.\d{1,9})? ?[%％‰]|\d[\d,.]{0,15} ?(?:万元|亿元|元)"
    r"|(?:\d{1,9}|[一二三四五六七八九十两]{1,5}) ?个(?:工作日|月)"
    r"|\d{1,9} ?(?:天|日(?!期)|工作日)|(?<!\d)(?:95|96|12)\d{3}(?!\d)"
)
_DIGIT = re.compile("[0-9]")


def counts(said: str) -> bool:
    """Whether there is what every claim holds; that is far quicker to look for."""
    return bool(_DIGIT.search(said)) or "个月" in said or "个工作日" in said
