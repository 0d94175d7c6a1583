"""A `guard` is too long for its box.

Why: it is the one line that keeps money where it belongs, read beside the step itself; a second line is not read.

Bad:
    nodes:
      again:
        end: resolved
        say: 请顾客再付一次。
        guard: 在商户后台里按金额和时间找到这一笔，看清它已经撤到“已关闭”的状态

Good:
    nodes:
      again:
        end: resolved
        say: 请顾客再付一次。
        guard: 撤到“已关闭”才算没付
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import TextKind
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.lengths import too_long

_NAMES = {TextKind.GUARD: say("guard")}
_HELP = say("say only what must be true, and leave the how to `hint`")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limit is `guard`."""
    return too_long(tree, settings, _NAMES, _HELP)
