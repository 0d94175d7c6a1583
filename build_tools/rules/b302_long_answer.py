"""An answer is too long for its button.

Why: the answers stand side by side on the card, and the cashier picks one by its first words.

Bad:
    nodes:
      paper:
        ask: 打印机里还有纸吗？
        answers: {还有不少纸，而且纸卷是装好了的: look, 没有: look}
      look: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper:
        ask: 打印机里还有纸吗？
        answers: {有，装好了的: look, 没有: look}
      look: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import TextKind
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.lengths import too_long

_NAMES = {TextKind.ANSWER: say("answer"), TextKind.OUTCOME: say("outcome")}
_HELP = say("keep the words that tell it from the other answers")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limit is `answer`."""
    return too_long(tree, settings, _NAMES, _HELP)
