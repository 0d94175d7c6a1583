"""A particle stands twice in a row.

Why: a slip of the hand that every customer sees.

Bad:
    nodes:
      call: {end: stop, say: 这笔的的结果，问收单机构。}

Good:
    nodes:
      call: {end: stop, say: 这笔的结果，问收单机构。}
"""

import re
from collections.abc import Iterator

from build_tools.diagnostics import Severity
from build_tools.load.source import Fix
from build_tools.model.prose import Role, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_TWICE = re.compile(r"([的了在和与把被请])\1")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Each place; only words that no Chinese word doubles."""
    prose = prose_of(tree)
    if not _TWICE.search(prose.joined):
        return
    for role, text, _ in prose.said:
        for found in _TWICE.finditer(text.value):
            span = part(tree.source, text, found.start(), found.end())
            fix = Fix(span, found[1]) if span and role is not Role.ANSWER else None
            yield Finding(span or text.span, f"`{found[0]}` in a row", f"write `{found[1]}`", (), fix)
