"""A way leads back to a node that it has already passed.

Why: whoever answers the same goes round again, and nothing on the card counts the tries; "try again" once is a second
node, and what comes after it is somebody to turn to. Where a site wants such loops, `loops = true` under `[tool.trees]`
in its pyproject.toml lets them be; one with no way out stays a fault.

Bad:
    nodes:
      paper: {do: 重装一次纸卷, next: test}
      test:
        ask: 打出来了吗？
        answers: {打出来了: done, 没有: paper}
      done: {end: resolved, say: 把小票交给顾客。}

Good:
    nodes:
      paper: {do: 重装一次纸卷, next: test}
      test:
        ask: 打出来了吗？
        answers: {打出来了: done, 没有: call}
      done: {end: resolved, say: 把小票交给顾客。}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.tree_graph import graph_of, nodes_without_exit, shortest_path
from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.precedence import SAFETY


@tree_rule(severity=Severity.WARNING, after=SAFETY)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """Told at each edge that leads back; a loop with no way out is told as such."""
    graph = graph_of(tree)
    if not graph.back or settings.loops:
        return
    stuck = set(nodes_without_exit(tree, graph))
    for key, to in dict.fromkeys(graph.back):
        if key not in stuck:
            span = next(edge.span for edge in tree.nodes[key].edges() if edge.to == to)
            related = tuple(
                Related(edge, say("`{node}` leads on to `{to}`", node=a, to=b))
                for a, b, edge in shortest_path(tree, graph, to, key)
            )
            yield Finding(
                span, say("this leads back to `{to}`", to=to), say("after the first try, lead elsewhere"), related
            )
