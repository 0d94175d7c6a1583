"""Chinese and Latin letters or digits stand together without a space.

Why: in print they stick to each other; all texts of the guide keep them apart, as the terminal's own menus do.

Bad:
    nodes:
      call: {end: stop, say: 等5分钟，再看POS机。}

Good:
    nodes:
      call: {end: stop, say: 等 5 分钟，再看 POS 机。}
"""

import re
from collections.abc import Iterator

from build_tools.diagnostics import Severity
from build_tools.load.source import Fix
from build_tools.model.prose import WRITTEN, Role, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_TOGETHER = re.compile(r"[A-Za-z0-9](?:[㐀-鿿]|(?<=[㐀-鿿].))")
"""Begins with what is rare, so that it is quick to look for."""
_GAP = re.compile(r"(?<=[A-Za-z0-9%])(?=[㐀-鿿])|(?<=[㐀-鿿])(?=[A-Za-z0-9])")
_LEFT = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+|[UuKk][盾盘宝]")
"""What is left as it is: code, addresses, and words that are half Latin."""


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at the first place; what people say, the aliases, may be spelt as they type it."""
    prose = prose_of(tree)
    if not _TOGETHER.search(prose.joined):
        return
    for role, text, _ in prose.said:
        if role not in WRITTEN or not _TOGETHER.search(text.value):
            continue
        masked = _LEFT.sub(lambda found: "·" * len(found[0]), text.value)
        gaps = [gap.start() for gap in _GAP.finditer(masked)]
        if gaps:
            first, last = gaps[0] - 1, gaps[-1] + 1
            stretch = part(tree.source, text, first, last)
            apart = "".join(f" {char}" if at in gaps else char for at, char in enumerate(text.value[first:last], first))
            fix = Fix(stretch, apart) if stretch and role is not Role.ANSWER else None
            span = part(tree.source, text, first, first + 2) or text.span
            pair = text.value[first : first + 2]
            yield Finding(span, f"no space in `{pair}`", f"write `{pair[0]} {pair[1]}`", (), fix)
