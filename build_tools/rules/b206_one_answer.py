"""A question has fewer than two answers.

Why: with one answer it is not a question but a step; write it as `do`.

Bad:
    nodes:
      paper: {ask: 纸仓里还有纸吗？, answers: {没有: reload}}
      reload: {end: resolved, say: 装一卷新纸。}

Good:
    nodes:
      paper: {do: 打开纸仓看一眼, next: reload}
      reload: {end: resolved, say: 装一卷新纸。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told at the question."""
    for node in tree.nodes.values():
        if isinstance(node, Ask) and len(node.answers) < 2:
            name = node.id.value
            one = say("`{node}` asks, but has one answer", node=name)
            none = say("`{node}` asks, but has no answers", node=name)
            yield Finding(node.id.span, one if node.answers else none, say("add an answer, or use `do`"))
