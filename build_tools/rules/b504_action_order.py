"""Actions are tried in an order that takes longer than it needs to.

Why: what helps often and takes little time comes first, or a customer waits for nothing. Told only where the expected
time is over 5 % longer than it could be, whatever the true values are within the estimates.

Bad:
    nodes:
      clean: {do: 用酒精擦净打印头, minutes: 8, fixes: 0.1, next: cleaned}
      cleaned: {ask: 再补打一张，清楚了吗？, answers: {清楚了: done, 还是不行: turn}}
      turn: {do: 把纸卷翻一面装好, minutes: 1, fixes: 0.6, next: turned}
      turned: {ask: 再补打一张，清楚了吗？, answers: {清楚了: done, 还是不行: call}}
      done: {end: resolved, say: 打印机好了。}
      call: {end: escalate, say: 报收单机构维修。, to: acquirer, bring: [终端号]}

Good:
    nodes:
      turn: {do: 把纸卷翻一面装好, minutes: 1, fixes: 0.6, next: turned}
      turned: {ask: 再补打一张，清楚了吗？, answers: {清楚了: done, 还是不行: clean}}
      clean: {do: 用酒精擦净打印头, minutes: 8, fixes: 0.1, next: cleaned}
      cleaned: {ask: 再补打一张，清楚了吗？, answers: {清楚了: done, 还是不行: call}}
      done: {end: resolved, say: 打印机好了。}
      call: {end: escalate, say: 报收单机构维修。, to: acquirer, bring: [终端号]}
"""

from collections.abc import Iterator

from build_tools.analysis.cost.effort import LOOK
from build_tools.analysis.cost.repairs import Repair, best_order, expected_minutes, repair_sequences, tipping_point
from build_tools.findings import Finding, Related, Sentence, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.rules import linked_rule

_WORTH = 1.05


@linked_rule(severity=Severity.WARNING)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """One finding a run, at the first action that comes too early."""
    for run in repair_sequences(forest, tree):
        advised = best_order(run)
        now, then = expected_minutes(run), expected_minutes(advised)
        if now > then * _WORTH:
            early = next(repair for repair, other in zip(run, advised, strict=True) if repair is not other)
            order = " → ".join(f"`{repair.do.id.value}`" for repair in advised)
            message = say(
                "tried in this order, it takes {now} minutes on average; {then} with {order}",
                now=f"{now:.1f}",
                then=f"{then:.1f}",
                order=order,
            )
            estimates = tuple(Related(repair.do.id.span, _estimate(repair)) for repair in advised)
            yield Finding(early.do.id.span, message, _help(run, advised), estimates)


def _estimate(repair: Repair) -> Sentence:
    minutes, fixes = repair.do.minutes, repair.do.fixes
    assert minutes and fixes
    took, helps = _range(minutes.low, minutes.high), _range(fixes.low, fixes.high)
    return say(
        "`{do}`: fixes {helps}, minutes {took}, and {look} to look",
        do=repair.do.id.value,
        helps=helps,
        took=took,
        look=f"{LOOK:g}",
    )


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else say("{low} to {high}", low=f"{low:g}", high=f"{high:g}")


def _help(run: tuple[Repair, ...], advised: tuple[Repair, ...]) -> Sentence:
    turn = tipping_point(run, advised)
    if turn is None:
        return say("put them in that order")
    where = say("`{key}` of `{do}`", key=turn.key, do=turn.repair.do.id.value)
    return say(
        "put them in that order, or mend an estimate: the advice would turn if {where} were {turn}",
        where=where,
        turn=f"{turn.value:.2g}",
    )
