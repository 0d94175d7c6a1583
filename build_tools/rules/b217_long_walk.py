"""The longest way through a tree asks more questions than a cashier can bear.

Why: with a customer waiting, ten questions are minutes; what is common should come first, and the rest go elsewhere.

Bad:
    (a tree of thirteen questions in a row)

Good:
    nodes:
      paper:
        ask: 打出来了吗？
        answers: {打出来了: done, 没有: call}
      done: {end: resolved, say: 把小票交给顾客。}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.tree_graph import graph_of
from build_tools.findings import Finding, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limit is `walk`; loops count once, and called trees do not."""
    limit = settings.limits.walk
    asks = sum(isinstance(node, Ask) for node in tree.nodes.values())
    if asks <= limit:
        return
    graph = graph_of(tree)
    longest: dict[str, int] = {}
    for key in graph.reached:
        after = max((longest.get(to, 0) for to in graph.edges[key]), default=0)
        longest[key] = after + isinstance(tree.nodes[key], Ask)
    if (count := longest.get(tree.start.value, 0)) > limit:
        message = say(
            "the longest way asks {count} questions; more than {limit} are too many", count=count, limit=limit
        )
        yield Finding(tree.start.span, message, say("ask what is common first, and `goto` another tree for the rest"))
