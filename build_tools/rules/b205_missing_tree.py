"""`run` or `goto` names a tree, or a node of it, that does not exist.

Why: the way on is a dead link on screen and an empty promise on the card.

Bad:
    nodes:
      print: {goto: device/printer-fualt}

Good:
    nodes:
      print: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.model.nearest import did_you_mean
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule


@tree_rule()
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """A tree whose file is broken counts as existing: its own findings come first."""
    for _, ref in tree.refs():
        if forest.resolves(ref):
            continue
        target = forest.trees.get(ref.tree)
        if target is None:
            yield Finding(ref.span, f"there is no tree `{ref.tree}`", did_you_mean(ref.tree, forest.trees))
        else:
            help_ = did_you_mean(ref.node or "", target.nodes)
            yield Finding(ref.span, f"`{ref.tree}` has no node `{ref.node}`", help_)
