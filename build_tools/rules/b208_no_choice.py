"""All answers to a question lead to the same place.

Why: a question whose answer changes nothing costs the cashier time; where it is a check, say so with `do`.

Bad:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: call, 还有: call, 不确定: call}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper: {do: 看一眼纸仓里还有没有纸, next: call}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Answers that differ in their marks do make a difference."""
    for node in tree.nodes.values():
        if isinstance(node, Ask) and len(node.answers) > 1:
            to = node.answers[0].to.value
            if any(answer.to.value != to for answer in node.answers) or to not in tree.nodes:
                continue
            if len({frozenset(mark.value for mark in answer.marks) for answer in node.answers}) == 1:
                message = say("whatever is answered to `{node}`, the way leads to `{to}`", node=node.id.value, to=to)
                yield Finding(node.id.span, message, say("lead an answer elsewhere, or use `do`"))
