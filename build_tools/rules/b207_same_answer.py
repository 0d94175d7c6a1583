"""Two answers of one question say the same.

Why: two buttons with the same words, and nobody can know which is the right one.

Bad:
    nodes:
      paper:
        ask: 纸仓里还有纸吗？
        answers: {没有: reload, 还有: call, "没有 ": call, 不确定: call}
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

from build_tools.findings import Finding, Related, say
from build_tools.model.settings import Settings
from build_tools.model.text import distinct
from build_tools.model.tree import Ask, Text, Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Spaces, punctuation, width and case make no difference to whoever reads in a hurry; signs do."""
    for node in tree.nodes.values():
        if isinstance(node, Ask):
            said: dict[str, Text] = {}
            for answer in node.answers:
                first = said.setdefault(distinct(answer.label.value), answer.label)
                if first is not answer.label:
                    message = say("`{label}` says the same as `{first}`", label=answer.label.value, first=first.value)
                    yield Finding(
                        answer.label.span, message, say("say how they differ"), (Related(first.span, say("said here")),)
                    )
