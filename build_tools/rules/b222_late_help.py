"""Too many questions come before the first action or end.

Why: a customer waits. Whoever answers nine questions before anything is done gives up, and tries what he knows. A tree
for a quiet hour is named in `[tool.trees]`, `unhurried = ["prevention"]`: a category, or one tree.

Bad:
    start: q1
    nodes:
      q1: {ask: 一？, answers: {是的: q2, 不确定: q2, 不是: q2}}
      q2: {ask: 二？, answers: {是的: q3, 不确定: q3, 不是: q3}}
      q3: {ask: 三？, answers: {是的: q4, 不确定: q4, 不是: q4}}
      q4: {ask: 四？, answers: {是的: q5, 不确定: q5, 不是: q5}}
      q5: {ask: 五？, answers: {是的: q6, 不确定: q6, 不是: q6}}
      q6: {ask: 六？, answers: {是的: q7, 不确定: q7, 不是: q7}}
      q7: {ask: 七？, answers: {是的: q8, 不确定: q8, 不是: q8}}
      q8: {ask: 八？, answers: {是的: q9, 不确定: q9, 不是: q9}}
      q9: {ask: 九？, answers: {是的: call, 不确定: call, 不是: call}}
      call: {end: stop, say: 等店长来。}

Good:
    start: q1
    nodes:
      q1: {ask: 一？, answers: {是的: call, 不确定: call, 不是: wait}}
      wait: {do: 等店长来, next: call}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.cost.questions_first import questions_first
from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.rules import linked_rule


@linked_rule(severity=Severity.WARNING, after=("loop", "missing-target", "run-recursion"))
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """At the tree's start."""
    most = forest.settings.limits.first
    if len(tree.nodes) == 0 or {tree.id, tree.category} & set(forest.settings.unhurried):
        return
    asked = questions_first(tree, forest) if tree.start.value in tree.nodes else 0
    if asked > most:
        message = say(
            "{asked} questions may come before the first action or end; {most} are borne", asked=asked, most=most
        )
        yield Finding(tree.start.span, message, say("ask less, do something earlier, or split the tree"))
