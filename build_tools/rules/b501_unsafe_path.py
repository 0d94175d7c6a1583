"""A way through the trees breaks a safety rule.

Why: somewhere a cashier is led to charge, refund or hand over before it is known whether the money came in, or after
it is known that he may not. The shortest such walk is shown, answer by answer and fact by fact, across all trees.

Bad:
    nodes:
      receipt:
        ask: 小票打出来了吗？
        answers:
          打出来了: {to: again, marks: [found-unpaid]}
          没有: again
          不确定: call
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      receipt:
        ask: 后台查到这笔了吗？
        answers:
          查了，没有这笔: {to: again, marks: [found-unpaid]}
          查到了: call
          不确定: call
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.shortest import WalkStep
from build_tools.analysis.safety.breach import Breach, settles
from build_tools.analysis.safety.domain import Domain
from build_tools.analysis.safety.proof import breaches, domain_of
from build_tools.findings import Finding, Related, Sentence, Span, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Do, Goto, Run
from build_tools.rules import forest_rule


@forest_rule(after=("unknown-fact",))
def rule(forest: Forest) -> Iterator[Finding]:
    """One finding a cause: where one answer opens the way to several marked places, the others are related."""
    domain = domain_of(forest)
    for first, *others in breaches(forest):
        said = _Said(forest, domain, first)
        also = [Related(b.demand.span, say("open with it: {place}", place=_place(b))) for b in others]
        yield Finding(first.demand.span, said.message(), said.help(), (*said.walk(), *also))


class _Said:
    """A breach in words."""

    def __init__(self, forest: Forest, domain: Domain, breach: Breach) -> None:
        self.forest, self.domain, self.breach, self.demand = forest, domain, breach, breach.demand

    def message(self) -> Sentence:
        if self.demand.fact is None:
            return say(
                "{place} can be reached, and never may: {because}",
                place=_place(self.breach),
                because=self.demand.because,
            )
        known = say("`{fact}` is `{value}`", fact=self.demand.fact, value=self._value(self.breach.value))
        return say(
            "{place} can be reached while {known}: {because}",
            place=_place(self.breach),
            known=known,
            because=self.demand.because,
        )

    def help(self) -> Sentence:
        demand = self.demand
        if demand.fact is None:
            return say("take the step out, or lead every way past it")
        own = demand.mark.id if demand.mark else ""
        marks = [name for name, mark in self.forest.safety.marks.items() if name != own and settles(mark, demand)]
        settle = say("mark the answer that settles it with `{mark}`", mark=marks[0]) if marks else say("ask what it is")
        late = any(settles(self.domain.mark(mark.value), demand) for mark in demand.node.marks)
        if late and demand.mark and not demand.answer:
            return say("what settles it must be passed before this step; on the step itself it comes too late")
        if not self.breach.way:
            return say("a walk starts here; ask first, and {settle}", settle=settle)
        return say("lead the last answer elsewhere, or {settle}", settle=settle)

    def walk(self) -> Iterator[Related]:
        """The steps that somebody takes, with what is known where that changes; coming back follows by itself."""
        known, number = self.breach.before, 0
        begin = self.breach.begin
        yield Related(
            begin.start.span, say("《{title}》 begins{state}", title=begin.title.value, state=self._known(known))
        )
        for step in self.breach.way:
            change = self._known(step.state) if step.state != known else ""
            known = step.state
            if step.outcome is None:
                number += 1
                yield Related(
                    _span(step), say("{number}. {words}{change}", number=number, words=self._words(step), change=change)
                )

    def _known(self, value: int) -> str:
        if self.demand.fact is None:
            return ""
        name = self._value(value)
        return f" [{self.demand.fact}: {name}, {self.domain.facts[self.demand.fact].values[name]}]"

    def _value(self, bit: int) -> str:
        assert self.demand.fact
        return self.domain.values(self.demand.fact, bit)[0]

    def _words(self, step: WalkStep) -> str:
        node, said = step.node, step.node.text.value
        if isinstance(node, Run | Goto):
            title = self.forest.trees[node.ref.tree].title.value
            return (
                say("goes on to 《{title}》", title=title)
                if isinstance(node, Goto)
                else say("walks 《{title}》", title=title)
            )
        return f"{said} → {step.answer.label.value}" if step.answer else said


def _place(breach: Breach) -> Sentence:
    demand = breach.demand
    where = say("answer `{label}`", label=demand.answer.label.value) if demand.answer else f"`{demand.node.id.value}`"
    mark = demand.mark.id if demand.mark else demand.node.text.value
    return say("{where} (`{mark}`)", where=where, mark=mark)


def _span(step: WalkStep) -> Span:
    """The line that leads on."""
    if step.answer:
        return step.answer.label.span
    return step.node.next.span if isinstance(step.node, Do) else step.node.text.span
