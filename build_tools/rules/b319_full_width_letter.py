"""A Latin letter or digit is written full-width.

Why: １２３６３ is no number that a phone dials, and search takes ＰＯＳ and POS for two words.

Bad:
    nodes:
      call: {end: stop, say: 打 １２３６３ 投诉。}

Good:
    nodes:
      call: {end: stop, say: 打 12363 投诉。}
"""

import re
import unicodedata
from collections.abc import Iterator

from build_tools.diagnostics import Severity
from build_tools.load.source import Fix
from build_tools.model.prose import Role, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Each word; in aliases too, as search is to find them."""
    prose = prose_of(tree)
    if not _WIDE.search(prose.joined):
        return
    for role, text, _ in prose.said:
        for found in _WIDE.finditer(text.value):
            narrow = unicodedata.normalize("NFKC", found[0])
            span = part(tree.source, text, found.start(), found.end())
            fix = Fix(span, narrow) if span and role is not Role.ANSWER else None
            yield Finding(span or text.span, f"`{found[0]}` is full-width", f"write `{narrow}`", (), fix)
