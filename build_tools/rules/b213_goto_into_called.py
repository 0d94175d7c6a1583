"""`goto` leads into the middle of a tree that is elsewhere only run from its start.

Why: its middle takes for granted what its first questions have settled.

Bad:
    nodes:
      printer: {run: demo/other, then: {stop: again}}
      again: {goto: demo/other#test}
    #: trees/demo/other.yml
    nodes:
      paper: {do: 装一卷新纸, next: test}
      test: {do: 补打一张, next: call}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      printer: {run: demo/other, then: {stop: again}}
      again: {goto: demo/other}
    #: trees/demo/other.yml
    nodes:
      paper: {do: 装一卷新纸, next: test}
      test: {do: 补打一张, next: call}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Goto, Run, Tree
from build_tools.rules import linked_rule


@linked_rule(severity=Severity.WARNING)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """A tree that another `goto` enters at its start is one that people come to, not only one that is run."""
    for node, ref in tree.refs():
        target = forest.trees.get(ref.tree)
        if not isinstance(node, Goto) or ref.node is None or target is None or target is tree:
            continue
        if ref.node not in target.nodes or ref.node == target.start.value:
            continue
        callers = [caller for _, caller in forest.callers[ref.tree] if caller.ref.node is None]
        if callers and all(isinstance(caller, Run) for caller in callers):
            related = (Related(callers[0].text.span, say("run here")),)
            message = say(
                "`{tree}` is elsewhere only run from its start, not entered at `{node}`", tree=ref.tree, node=ref.node
            )
            yield Finding(ref.span, message, say("goto `{tree}`, or run it", tree=ref.tree), related)
