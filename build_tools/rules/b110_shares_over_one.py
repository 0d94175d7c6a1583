"""The shares of one question's answers sum to more than 1.

Why: they say how often each answer is the one; together they cannot be more than always.

Bad:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers:
          没有: {to: stop, share: 0.7}
          还有: {to: stop, share: 0.6}
          不确定: call
      call: {end: stop, say: 等店长来。}
      stop: {end: stop, say: 先不要重刷。}

Good:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers:
          没有: {to: stop, share: 0.7}
          还有: {to: stop, share: 0.2}
          不确定: call
      call: {end: stop, say: 等店长来。}
      stop: {end: stop, say: 先不要重刷。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Even the low ends of the intervals must fit."""
    for node in tree.nodes.values():
        if isinstance(node, Ask):
            total = sum(answer.share.low for answer in node.answers if answer.share)
            if total > 1 + 1e-9:
                message = say(
                    "the shares of `{node}` sum to {total}, which is more than 1",
                    node=node.id.value,
                    total=f"{total:g}",
                )
                yield Finding(node.id.span, message, say("lower one of them"))
