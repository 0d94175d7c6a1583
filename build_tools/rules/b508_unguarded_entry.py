"""A tree may be entered only in a certain state, and its first step does not say so.

Why: `enter` binds other trees, not people: they come from the search, a QR code or a card on the wall, and see the
first step before anything else. Its `guard` is where they are told.

Bad:
    enter: {payment: unpaid}
    start: again
    nodes:
      again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}

Good:
    enter: {payment: unpaid}
    start: again
    nodes:
      again: {end: resolved, say: 请顾客再付一次。, guard: 查清没付才收, marks: [charge-again]}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told at what the tree declares."""
    first = tree.nodes.get(tree.start.value)
    if tree.enter and first and not first.guard:
        fact = tree.enter[0][0]
        message = say(
            "the tree needs `{fact}` to be known, and its first step `{first}` does not say so",
            fact=fact.value,
            first=first.id.value,
        )
        yield Finding(fact.span, message, say("give the first step a `guard`: what must be true before it is taken"))
