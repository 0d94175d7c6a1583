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

from build_tools.model.forest import Forest
from build_tools.model.nearest import did_you_mean
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule


@tree_rule()
def rule(tree: Tree, _: Forest) -> Iterator[Finding]:
    """One finding, however many nodes are out of reach because of it."""
    if tree.start.value not in tree.nodes:
        help_ = did_you_mean(tree.start.value, tree.nodes)
        yield Finding(tree.start.span, f"the start `{tree.start.value}` is not a node of this tree", help_)
