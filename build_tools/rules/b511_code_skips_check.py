"""A response code leads into the middle of a tree, past the question that settles what a step needs.

Why: whoever looks a code up has not come the way that settles whether the money moved.

Bad:
    start: charged
    nodes:
      charged: {ask: 查末笔，扣了吗？, answers: {没扣: {to: again, marks: [found-unpaid]}, 扣了: stop, 不确定: stop}}
      again: {end: resolved, say: 请顾客另付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}
    #: trees/safety.yml
    facts: {payment: {start: unknown, values: {unknown: 不知道付没付, unpaid: 查清没付}}}
    marks:
      found-unpaid: {sets: {payment: unpaid}}
      charge-again: {needs: {payment: unpaid}, because: 没查清就重刷，会让顾客付两次。}
    #: docs/data/response_codes.yml
    reviewed: 2026-11-22
    codes:
      - code: "51"
        means: 可用余额或额度不足
        who: [customer]
        money: not_charged
        retry: other_means
        do: 换卡或换方式。
        goto: demo/main#again
        sources: [till-practice]
        confidence: high

Good:
    start: charged
    nodes:
      charged: {ask: 查末笔，扣了吗？, answers: {没扣: {to: again, marks: [found-unpaid]}, 扣了: stop, 不确定: stop}}
      again: {end: resolved, say: 请顾客另付一次。, marks: [charge-again]}
      stop: {end: stop, say: 别再刷。}
    #: trees/safety.yml
    facts: {payment: {start: unknown, values: {unknown: 不知道付没付, unpaid: 查清没付}}}
    marks:
      found-unpaid: {sets: {payment: unpaid}}
      charge-again: {needs: {payment: unpaid}, because: 没查清就重刷，会让顾客付两次。}
    #: docs/data/response_codes.yml
    reviewed: 2026-11-22
    codes:
      - code: "51"
        means: 可用余额或额度不足
        who: [customer]
        money: not_charged
        retry: other_means
        do: 换卡或换方式。
        goto: demo/main#charged
        sources: [till-practice]
        confidence: high
"""

from collections.abc import Iterator

from build_tools.analysis.safety.proof import skipped
from build_tools.findings import Finding, Related, Sentence, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Ref
from build_tools.rules import forest_rule
from build_tools.rules.support.precedence import SAFETY


@forest_rule(after=SAFETY)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told once a place, at the first row that leads there; ways from a tree's own start are judged elsewhere."""
    named: dict[tuple[str, str], list[Ref]] = {}
    for lead in forest.leads():
        tree, node = forest.trees.get(lead.ref.tree), lead.ref.node
        if tree and node and node in tree.nodes and node != tree.start.value:
            named.setdefault((tree.id, node), []).append(lead.ref)
    for entry, (ref, *others) in named.items():
        for demand, values in skipped(forest, entry):
            name = demand.mark.id if demand.mark else demand.node.text.value
            where = Related(demand.span, say("`{name}`: {because}", name=name, because=demand.because))
            also = (Related(other.span, say("also leads there")) for other in others)
            message = _told(name, demand.fact, values[0] if values else "")
            help_ = say("lead to `{entry}`, or to the step that checks", entry=entry[0])
            yield Finding(ref.span, message, help_, (where, *also))
            break


def _told(name: str, fact: str | None, value: str) -> Sentence:
    if not value:
        return say("`{name}` can be reached from here and never may", name=name)
    return say("`{name}` can be reached from here while `{fact}` is `{value}`", name=name, fact=fact, value=value)
