"""No walk from the start comes to a node.

Why: it is dead weight on the card, and usually the sign of an answer that leads to the wrong place.

Bad:
    start: paper
    nodes:
      paper: {do: 装一卷新纸, next: print}
      print: {end: resolved, say: 再补打一张。}
      call: {end: stop, say: 等店长来。}

Good:
    start: paper
    nodes:
      paper: {do: 装一卷新纸, next: print}
      print: {end: resolved, say: 再补打一张。}
"""

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.model.graph import dangling, reachable, successors
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule


@tree_rule()
def rule(tree: Tree, _: Forest) -> Iterator[Finding]:
    """Only the first of a chain of unreachable nodes is told: the others follow from it."""
    if dangling(tree):
        return
    lost = set(tree.nodes) - reachable(tree)
    after = {to for key, targets in successors(tree).items() if key in lost for to in targets if to != key}
    for key in [key for key in tree.nodes if key in lost and key not in after] or sorted(lost)[:1]:
        yield Finding(tree.nodes[key].id.span, f"no answer leads to `{key}`", "lead one to it, or remove it")
