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
from build_tools.model.graph import entries, graphs, lost_heads
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule


@tree_rule()
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Only the first of a chain is told, and none that a missing target may have led to."""
    graph = graphs(forest)[tree.id]
    if len(graph.reached) < len(tree.nodes):
        for key in lost_heads(tree, graph, entries(forest).get(tree.id, ())):
            yield Finding(tree.nodes[key].id.span, f"no answer leads to `{key}`", "lead one to it, or remove it")
