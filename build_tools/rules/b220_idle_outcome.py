"""A tree says what an outcome means that it cannot end with.

Why: whoever runs the tree is promised a way back that is never taken.

Bad:
    outcomes: {resolved: 打印机好了, stop: 先不修}
    start: paper
    nodes:
      paper: {do: 装一卷新纸, next: done}
      done: {end: resolved, say: 再补打一张。}

Good:
    outcomes: {resolved: 打印机好了}
    start: paper
    nodes:
      paper: {do: 装一卷新纸, next: done}
      done: {end: resolved, say: 再补打一张。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.outcomes import outcomes
from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.rules import linked_rule


@linked_rule(severity=Severity.WARNING)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Silent where what the tree ends with is not known for sure."""
    if tree.outcomes and (possible := outcomes(forest, tree.id)):
        for outcome, _ in tree.outcomes:
            if outcome.value not in possible.written:
                yield Finding(
                    outcome.span, say("this tree cannot end with {outcome}", outcome=outcome.value), say("remove it")
                )
