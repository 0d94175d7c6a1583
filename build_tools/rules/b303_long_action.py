"""An action, a step, an end, or a thing to bring is too long for its box.

Why: whoever acts looks up at the card between two movements of the hand, and must find the line again.

Bad:
    nodes:
      load:
        do: >-
          打开打印机的上盖，把用完的纸芯拿出来丢掉，再拆开一卷新的热敏纸，看清光面朝外，
          把纸头拉出来一点，合上盖子，按走纸键试走一段
        next: done
      done: {end: resolved, say: 接着收款。}

Good:
    nodes:
      load:
        do: 装一卷新纸
        steps: [取出纸芯, 光面朝外装新纸, 合上盖子, 按走纸键试走]
        next: done
      done: {end: resolved, say: 接着收款。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import TextKind
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.lengths import too_long

_NAMES = {
    TextKind.ACTION: say("action"),
    TextKind.SAY: say("text"),
    TextKind.STEP: say("step"),
    TextKind.BRING: say("thing to bring"),
}
_HELP = say("leave the how to `steps` or `hint`")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limits are `action` and `bring`."""
    return too_long(tree, settings, _NAMES, _HELP)
