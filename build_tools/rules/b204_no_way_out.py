"""From a node no end can be reached.

Why: whoever comes here goes round in circles with a customer waiting.

Bad:
    nodes:
      paper: {do: 装一卷新纸, next: print}
      print: {do: 再补打一张, next: paper}

Good:
    nodes:
      paper: {do: 装一卷新纸, next: print}
      print: {end: resolved, say: 再补打一张。}
"""

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.model.graph import dangling, leading_out
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule


@tree_rule()
def rule(tree: Tree, _: Forest) -> Iterator[Finding]:
    """One finding for all nodes that are caught, at the first of them in the file."""
    if dangling(tree):
        return
    out = leading_out(tree)
    caught = [node for node in tree.nodes.values() if node.id.value not in out]
    if caught:
        names = ", ".join(f"`{node.id.value}`" for node in caught)
        yield Finding(caught[0].id.span, f"no end can be reached from {names}", "lead one of them to an end")
