"""A title, summary or alias is too long.

Why: the title is the header of the card and a line of the table of contents; past its width it wraps or is cut.

Bad:
    title: 刷完卡以后机器没有打出签购单但是顾客说钱已经扣了
    start: look
    nodes:
      look: {end: stop, say: 等店长来。}

Good:
    title: 不出小票但顾客已扣款
    start: look
    nodes:
      look: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import TextKind
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.lengths import too_long

_NAMES = {TextKind.TITLE: say("title"), TextKind.SUMMARY: say("summary"), TextKind.ALIAS: say("alias")}
_HELP = say("say it shorter")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limits are `title`, `summary` and `alias`."""
    return too_long(tree, settings, _NAMES, _HELP)
