"""An answer or a next step leads to a node that does not exist.

Why: a cashier who taps it stands before nothing.

Bad:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: relod, 还有: call, 不确定: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: reload, 还有: call, 不确定: call}
      reload: {end: resolved, say: 装一卷新纸，再补打一张。}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.tree_graph import graph_of, unled
from build_tools.findings import Finding, Related, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.schema.nearest import did_you_mean


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told once a missing node, where it is first named: it may be the node's own id that was changed."""
    graph = graph_of(tree)
    for name, (first, *others) in graph.missing.items():
        if first == tree.start.span and not others:
            continue
        help_ = did_you_mean(name, tree.nodes)
        if not help_ and len(lost := unled(tree, graph, [tree.start.value])) == 1:
            help_ = say("did you mean `{name}`, to which nothing leads?", name=lost[0][0])
        related = tuple(Related(span, say("also named here")) for span in others)
        yield Finding(first, say("`{name}` is not a node of this tree", name=name), help_, related)
