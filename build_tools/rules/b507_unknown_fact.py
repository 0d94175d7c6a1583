"""A tree is entered with a fact, or a value of it, that `trees/safety.yml` does not declare.

Why: what nobody declares cannot be proved, so the condition would hold only on paper.

Bad:
    enter: {paymnet: unpaid}
    nodes:
      again: {end: resolved, say: 请顾客再付一次。, guard: 查清没付才收, marks: [charge-again]}

Good:
    enter: {payment: unpaid}
    nodes:
      again: {end: resolved, say: 请顾客再付一次。, guard: 查清没付才收, marks: [charge-again]}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Text, Tree
from build_tools.rules import linked_rule
from build_tools.schema.nearest import did_you_mean


@linked_rule()
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Silent where no facts are declared at all."""
    facts = forest.safety.facts
    for fact, values in tree.enter if facts else ():
        if fact.value not in facts:
            yield _unknown(fact, sorted(facts), say("the facts"))
            continue
        for value in values:
            if value.value not in facts[fact.value].values:
                yield _unknown(value, sorted(facts[fact.value].values), say("the values of `{fact}`", fact=fact.value))


def _unknown(text: Text, known: list[str], of: str) -> Finding:
    help_ = did_you_mean(text.value, known)
    return Finding(
        text.span,
        say("`{text}` is not one of {of}", text=text.value, of=of),
        help_ or say("declared: {names}", names=", ".join(known)),
    )
