"""Punctuation stands twice in a row.

Why: a slip of the hand that every customer sees.

Bad:
    nodes:
      call: {end: stop, say: 先查末笔，，不要重刷。}

Good:
    nodes:
      call: {end: stop, say: 先查末笔，不要重刷。}
"""

import re
from collections.abc import Iterator

from build_tools.diagnostics import Severity
from build_tools.load.source import Fix
from build_tools.model.prose import WRITTEN, Role, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_DOUBLED = re.compile("[，。；：、！？]{2,}")
_MEANT = frozenset({"？！", "！？"})


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Each place; at the end of an answer no punctuation belongs at all, which is told otherwise.

    Aliases are what people say, and may be as loud.
    """
    prose = prose_of(tree)
    if not _DOUBLED.search(prose.joined):
        return
    for role, text, _ in prose.said:
        for found in _DOUBLED.finditer(text.value) if role in WRITTEN else ():
            if found[0] in _MEANT or (role is Role.ANSWER and found.end() == len(text.value)):
                continue
            span = part(tree.source, text, found.start(), found.end())
            same = len(set(found[0])) == 1
            fix = Fix(span, found[0][0]) if span and same and role is not Role.ANSWER else None
            help_ = f"write `{found[0][0]}`" if same else "keep one of them"
            yield Finding(span or text.span, f"`{found[0]}` in a row", help_, (), fix)
