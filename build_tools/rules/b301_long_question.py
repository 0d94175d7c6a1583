"""A question is too long for its box.

Why: it is read at a glance with a customer waiting; what has to be known besides belongs in the `hint`.

Bad:
    nodes:
      paper:
        ask: 请您先打开打印机的上盖，把里面的纸卷拿出来，对着光仔细看一看，纸卷上面还有没有剩下可以打印的纸？
        answers: {有: look, 没有: look}
      look: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper:
        ask: 打印机里还有纸吗？
        hint: 打开上盖，拿出纸卷看。
        answers: {有: look, 没有: look}
      look: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import TextKind
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.lengths import too_long

_NAMES = {TextKind.QUESTION: say("question")}
_HELP = say("ask what can be seen, and leave the rest to `hint`")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limit is `question`."""
    return too_long(tree, settings, _NAMES, _HELP)
