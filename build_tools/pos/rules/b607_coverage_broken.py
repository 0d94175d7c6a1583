"""The list of what is covered names a place that is gone.

Why: it says that the guide answers a point, and the guide no longer does.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/coverage.yml
    S0-001: {article: "000", verdict: keep, point: 先弄清是哪一种, at: [demo/main#cal]}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/coverage.yml
    S0-001: {article: "000", verdict: keep, point: 先弄清是哪一种, at: [demo/main#call]}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.tree_graph import graph_of
from build_tools.findings import Finding, say
from build_tools.load.nodes import Mapping, Scalar, Sequence
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.pos.coverage import FILE, stands
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """At each place that is gone."""
    for place in _places(forest):
        name, _, anchor = place.value.partition("#")
        if name in forest.unknown_trees or stands(forest, place.value):
            continue
        if tree := forest.trees.get(name):
            if anchor in graph_of(tree).missing:
                continue  # the tree's own missing target tells of the node that was renamed or removed
            yield Finding(
                place.span,
                say("`{tree}` has no node `{node}`", tree=name, node=anchor),
                did_you_mean(anchor, tree.nodes),
            )
        elif name in pages(forest):
            yield Finding(
                place.span,
                say("the page `{name}` has no place `{anchor}`", name=name, anchor=anchor),
                say("mark its heading `{#{anchor}}`", anchor=anchor),
            )
        else:
            known = (*forest.trees, *pages(forest))
            yield Finding(place.span, say("there is no tree or page `{name}`", name=name), did_you_mean(name, known))


def _places(forest: Forest) -> Iterator[Scalar]:
    """Every place of every point, where it is written."""
    root = None if FILE in forest.broken else forest.data.get("coverage")
    for _, claim in root.entries.values() if isinstance(root, Mapping) else ():
        places = claim.get("at") if isinstance(claim, Mapping) else None
        for place in places.items if isinstance(places, Sequence) else ():
            if isinstance(place, Scalar):
                yield place
