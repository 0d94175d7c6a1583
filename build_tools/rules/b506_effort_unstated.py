"""An action says how often it helps, but not how long it takes.

Why: which of two actions to try first depends on both; with one of them nobody can tell, and the checker cannot either.

Bad:
    nodes:
      clean: {do: 擦净打印头, fixes: 0.5, next: print}
      print: {end: resolved, say: 再补打一张。}

Good:
    nodes:
      clean: {do: 擦净打印头, minutes: 3, fixes: 0.5, next: print}
      print: {end: resolved, say: 再补打一张。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Do, Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told at the estimate that stands alone."""
    for node in tree.nodes.values():
        if isinstance(node, Do) and node.fixes and not node.minutes:
            yield Finding(
                node.fixes.span,
                say("`{node}` has `fixes` without `minutes`", node=node.id.value),
                say("add `minutes:`"),
            )
