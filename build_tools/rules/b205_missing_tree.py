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

from build_tools.analysis.graph.tree_graph import graph_of
from build_tools.findings import Finding, Related, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Ref, Tree
from build_tools.rules import MOST, forest_rule
from build_tools.rules.support.missing_places import missing_place
from build_tools.schema.nearest import did_you_mean


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Told once a missing place. A tree whose file is broken counts as existing: its own findings come first."""
    missing: dict[str, list[tuple[Tree, Ref]]] = {}
    for tree in forest.trees.values():
        for _, ref in tree.refs():
            if not forest.resolves(ref) and not _gone(forest, ref):
                missing.setdefault(str(ref), []).append((tree, ref))
    for number, named in enumerate(missing.values()):
        (tree, ref), *others = sorted(named, key=lambda item: item[1].span)
        related = tuple(Related(other.span, say("also named here")) for _, other in others)
        message, places = missing_place(ref, forest)
        help_ = did_you_mean(str(ref), places if number < MOST else ())
        yield Finding(ref.span, message, help_, related)


def _gone(forest: Forest, ref: Ref) -> bool:
    """Whether that tree itself misses the node: then it was taken away there, and is told there."""
    tree = forest.trees.get(ref.tree)
    return tree is not None and ref.node in graph_of(tree).missing
