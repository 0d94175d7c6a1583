"""What a tree will cost, in the words that its faces use."""

from __future__ import annotations

from math import isfinite

from build_tools.analysis.cost.cost import Cost


def about(cost: Cost) -> str:
    """For example 大约 3 步，2 分钟; only the steps where the time has no bound, nothing where they have none."""
    steps, minutes = cost.expected.steps.mid, cost.expected.minutes.mid
    if not isfinite(steps):
        return ""
    return f"大约 {_rounded(steps)} 步" + (f"，{_rounded(minutes)} 分钟" if isfinite(minutes) else "")


def _rounded(value: float) -> int:
    """To the nearest whole number, halves up; what there is takes at least one."""
    return max(1, int(value + 0.5))
