"""An answer ends with punctuation.

Why: an answer is a button, not a sentence; its examples and its neighbours would have to carry the mark too.

Bad:
    nodes:
      paper: {ask: 打印机里还有纸吗？, answers: {有。: look, 没有: look}}
      look: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper: {ask: 打印机里还有纸吗？, answers: {有: look, 没有: look}}
      look: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import part
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule

_MARKS = ("。", "，", "；", "：", "！", "？", "、", ",", ";", ":", "!", "?")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """At the mark."""
    for node in tree.nodes.values():
        for answer in node.answers if isinstance(node, Ask) else ():
            said = answer.label.value
            if said.endswith(_MARKS):
                span = part(tree.source, answer.label, len(said) - 1, len(said)) or answer.label.span
                yield Finding(
                    span,
                    say("an answer does not end with `{said}`", said=said[-1]),
                    say("take it off, in the examples too"),
                )
