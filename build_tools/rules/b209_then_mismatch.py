"""`then` misses an outcome that the called tree can end with, or names one that it cannot.

Why: a cashier comes back from the other tree and finds no way on.

Bad:
    nodes:
      printer: {run: demo/called, then: {escalate: call}}
      call: {end: stop, say: 等店长来。}
    #: trees/demo/called.yml
    nodes:
      paper:
        ask: 换过纸卷，打出来了吗？
        answers: {打出来了: print, 没有: call}
      print: {end: resolved, say: 把小票交给顾客。}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      printer: {run: demo/called, then: {resolved: print, otherwise: call}}
      print: {end: resolved, say: 再补打一张。}
      call: {end: stop, say: 等店长来。}
    #: trees/demo/called.yml
    nodes:
      paper:
        ask: 换过纸卷，打出来了吗？
        answers: {打出来了: print, 没有: call}
      print: {end: resolved, say: 把小票交给顾客。}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.outcomes import outcomes
from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, Run, Tree
from build_tools.rules import linked_rule


@linked_rule()
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Silent where the called tree, or one it goes on to, is missing, broken or has faults that this follows from."""
    for node in tree.nodes.values():
        if not isinstance(node, Run) or (possible := outcomes(forest, node.ref.tree)) is None:
            continue
        named = {outcome.value: outcome for outcome, _ in node.then}
        missing = sorted(possible.reached - set(named))
        if missing and OTHERWISE not in named:
            message = say(
                "`{tree}` can end with {names}, which `then` does not take",
                tree=node.ref.tree,
                names=", ".join(missing),
            )
            yield Finding(node.id.span, message, say("add `{outcome}:` or `otherwise:`", outcome=missing[0]))
        for outcome, text in named.items():
            if outcome != OTHERWISE and outcome not in possible.written:
                yield Finding(
                    text.span,
                    say("`{tree}` cannot end with {outcome}", tree=node.ref.tree, outcome=outcome),
                    say("remove it"),
                )
            elif outcome == OTHERWISE and not missing and possible.written <= set(named):
                yield Finding(
                    text.span, say("nothing is left for `otherwise`: every outcome is named"), say("remove it")
                )
