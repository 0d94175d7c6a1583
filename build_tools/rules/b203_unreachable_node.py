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

from build_tools.analysis.examples.example_runs import causes
from build_tools.analysis.graph.tree_graph import entries, graph_of, lost_heads
from build_tools.findings import Finding, Related, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Text, Tree
from build_tools.rules import linked_rule
from build_tools.rules.support.precedence import TURNS


@linked_rule(after=TURNS)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Only the first of a chain is told, and none that a missing target may have led to.

    Where a wrong turn shows itself, it is told, with all that nothing leads to any more.
    """
    graph = graph_of(tree)
    if len(graph.reached) == len(tree.nodes):
        return
    lost = [[tree.nodes[key].id for key in ring] for ring in lost_heads(tree, graph, entries(forest).get(tree.id, ()))]
    if not lost:
        return
    if turn := _wrong_turn(tree, forest, lost[0][0]):
        heads = [ring[0] for ring in lost]
        names = ", ".join(f"`{node.value}`" for node in heads)
        related = tuple(Related(node.span, say("this node")) for node in heads)
        yield Finding(
            turn.span,
            say("{cause}, and nothing leads to {names} any more", cause=turn.message, names=names),
            say("lead it there"),
            related,
        )
    else:
        yield from (_told(ring) for ring in lost)


def _wrong_turn(tree: Tree, forest: Forest, lost: Text) -> Related | None:
    """The start, if the file's first node is lost; else the likeliest line of those where examples go wrong."""
    if next(iter(tree.nodes)) == lost.value:
        return Related(tree.start.span, say("walks start here"))
    suspects = (suspect for cause in causes(forest) for suspect in cause.suspects)
    return next((suspect for suspect in suspects if suspect.span.path == tree.path), None)


def _told(ring: list[Text]) -> Finding:
    first, *others = ring
    if not others:
        return Finding(
            first.span, say("no answer leads to `{node}`", node=first.value), say("lead one to it, or remove it")
        )
    names = ", ".join(f"`{node.value}`" for node in ring)
    message = say("{names} lead to each other, and no walk from the start comes to any of them", names=names)
    related = tuple(Related(node.span, say("this node too")) for node in others)
    return Finding(first.span, message, say("lead an answer to one of them, or remove them"), related)
