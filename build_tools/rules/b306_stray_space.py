"""A text holds a space that nobody meant.

Why: it prints as a hole in the line, and an answer with a hidden space is another answer than it seems to be.

Bad:
    nodes:
      look: {end: stop, say: 先查末笔， 不要重刷。}

Good:
    nodes:
      look: {end: stop, say: 先查末笔，不要重刷。}
"""

import re
from collections.abc import Iterator

from build_tools.diagnostics import Severity
from build_tools.load.source import Fix
from build_tools.model.prose import Role, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_SPACE = " \t\u00a0\u3000"
_CJK = "㐀-鿿、。，；：！？（）“”"
_STRAY = re.compile(rf"^[{_SPACE}]+|[{_SPACE}]+$|[{_SPACE}]{{2,}}|(?<=[{_CJK}])[{_SPACE}](?=[{_CJK}])", re.MULTILINE)
_BETWEEN = re.compile(rf"[{_SPACE}](?=[{_CJK}{_SPACE}\n]|\Z)|^[{_SPACE}]", re.MULTILINE)
"""What every stray space is, and few others; quicker to look for, as it begins with what is rare."""
_CHINESE = re.compile(f"[{_CJK}]{{2}}")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Each space; answers are not mended, as examples quote them."""
    prose = prose_of(tree)
    if not _BETWEEN.search(prose.joined) or not _STRAY.search(prose.joined):
        return
    for role, text, _ in prose.said:
        for found in _STRAY.finditer(text.value):
            span = part(tree.source, text, found.start(), found.end())
            ends = found.start() == 0 or found.end() == len(text.value)
            around = text.value[max(found.start() - 1, 0) : found.start()] + text.value[found.end() : found.end() + 1]
            one = "" if ends or _CHINESE.fullmatch(around) else " "
            fix = Fix(span, one) if span and role is not Role.ANSWER else None
            where = "at the end of the text" if ends else "inside the text"
            yield Finding(span or text.span, f"stray space {where}", "take it out", (), fix)
