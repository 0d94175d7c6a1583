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

from build_tools.model.forest import Forest
from build_tools.model.nearest import did_you_mean
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule


@tree_rule()
def rule(tree: Tree, _: Forest) -> Iterator[Finding]:
    """Told where the target is written."""
    for node in tree.nodes.values():
        for edge in node.edges():
            if edge.to not in tree.nodes:
                message = f"`{edge.to}` is not a node of this tree"
                yield Finding(edge.span, message, did_you_mean(edge.to, tree.nodes))
