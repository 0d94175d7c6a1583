"""`start` names a node that does not exist.

Why: nobody can begin.

Bad:
    start: papper
    nodes:
      paper: {end: stop, say: 等店长来。}

Good:
    start: paper
    nodes:
      paper: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.tree_graph import graph_of
from build_tools.findings import Finding, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.schema.nearest import did_you_mean


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Silent where answers name the same node: then it is the node that is gone, and B202 tells of it."""
    name = tree.start.value
    if name not in tree.nodes and len(graph_of(tree).missing[name]) == 1:
        help_ = did_you_mean(name, tree.nodes)
        yield Finding(tree.start.span, say("the start `{name}` is not a node of this tree", name=name), help_)
