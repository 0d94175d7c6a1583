"""A question does not end with a question mark.

Why: on a card a question and an action stand in like boxes, and only the mark says that an answer is wanted.

Bad:
    nodes:
      paper: {ask: 打印机里还有纸吗, answers: {有: look, 没有: look}}
      look: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper: {ask: 打印机里还有纸吗？, answers: {有: look, 没有: look}}
      look: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Fix, Severity, say
from build_tools.model import markup
from build_tools.model.prose import part
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """A half-width mark is a mark too; that it is half-width is told otherwise."""
    for node in tree.nodes.values():
        if isinstance(node, Ask) and not node.text.value.rstrip("”）)* \n").endswith(("？", "?")):
            said = node.text.value
            end = len(said.rstrip("。！!. \n"))
            open_ = not markup.prose(said).startswith(markup.FILLER, end - 1)
            span = part(tree.source, node.text, end, len(said)) if open_ else None
            message = say("the question `{node}` has no question mark", node=node.id.value)
            mark = "？" if settings.language == "zh" else "?"
            yield Finding(
                node.text.span, message, say("end it with `{mark}`", mark=mark), (), Fix(span, mark) if span else None
            )
