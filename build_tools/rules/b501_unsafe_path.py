"""A way through the trees breaks a safety rule.

Why: somewhere a cashier is led to charge, refund or hand over before it is known whether the money came in. The
shortest such way is shown, answer by answer, across all trees.

Bad:
    nodes:
      receipt:
        ask: 小票打出来了吗？
        answers:
          打出来了: {to: again, marks: [charge-checked]}
          没有: again
          不确定: call
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      receipt:
        ask: 后台查到这笔了吗？
        answers:
          查了，没有这笔: {to: again, marks: [charge-checked]}
          查到了: call
          不确定: call
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.shortest import Step
from build_tools.analysis.safety.breach import Breach
from build_tools.analysis.safety.proof import breaches
from build_tools.load.source import Related, Span
from build_tools.model.forest import Forest
from build_tools.model.tree import Do, Goto, Run
from build_tools.rules import Finding, forest_rule


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """One finding a cause: where one answer opens the way to several marked places, the others are related."""
    for first, *others in breaches(forest):
        begin = first.way[0].tree if first.way else first.place.tree
        start = Related(begin.start.span, f"《{begin.title.value}》 begins")
        steps = [Related(_span(step), f"{n}. {_words(step, forest)}") for n, step in enumerate(_told(first), 1)]
        also = [Related(b.place.mark.span, f"open with it: {_place(b)}") for b in others]
        yield Finding(first.place.mark.span, _message(first), _help(first), (start, *steps, *also))


def _message(breach: Breach) -> str:
    if breach.rule.never:
        return f"{_place(breach)} can be reached, and never may: {breach.rule.because}"
    return f"{_place(breach)} can be reached without `{breach.rule.require}`: {breach.rule.because}"


def _place(breach: Breach) -> str:
    place = breach.place
    where = f"answer `{place.answer.label.value}`" if place.answer else f"`{place.node.id.value}`"
    return f"{where} (`{place.mark.value}`)"


def _help(breach: Breach) -> str:
    if breach.rule.never:
        return "take the step out, or lead every way past it"
    if any(mark.value == breach.rule.require for mark in breach.place.node.marks) and not breach.place.answer:
        return f"`{breach.rule.require}` must be passed before this step; on the step itself it comes too late"
    if not breach.way:
        return f"a walk starts here; ask first, and mark the answer that settles it with `{breach.rule.require}`"
    return f"lead the last answer elsewhere, or mark the one that settles it with `{breach.rule.require}`"


def _told(breach: Breach) -> list[Step]:
    """The steps that somebody takes; coming back from a tree follows by itself."""
    return [step for step in breach.way if step.outcome is None]


def _span(step: Step) -> Span:
    """The line that leads on."""
    if step.answer:
        return step.answer.label.span
    return step.node.next.span if isinstance(step.node, Do) else step.node.text.span


def _words(step: Step, forest: Forest) -> str:
    node, said = step.node, step.node.text.value
    if isinstance(node, Run | Goto):
        verb = "goes on to" if isinstance(node, Goto) else "walks"
        return f"{verb} 《{forest.trees[node.ref.tree].title.value}》"
    return f"{said} → {step.answer.label.value}" if step.answer else said
