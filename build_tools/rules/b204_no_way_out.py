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

from build_tools.analysis.graph.tree_graph import graph_of, nodes_without_exit, rings
from build_tools.findings import Finding, Related, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """One finding a loop, at the first of its nodes; what leads into it follows from it."""
    graph = graph_of(tree)
    if not graph.back:
        return
    for ring in rings(tree, graph, nodes_without_exit(tree, graph)):
        first = tree.nodes[ring[0]].id
        leads = [(key, edge) for key in ring for edge in tree.nodes[key].edges() if edge.to in ring]
        names = ", ".join(f"`{key}`" for key in ring)
        related = tuple(
            Related(edge.span, say("`{node}` leads on to `{to}`", node=key, to=edge.to)) for key, edge in leads
        )
        yield Finding(
            first.span,
            say("no end can be reached from {names}", names=names),
            say("lead one of them to an end"),
            related,
        )
