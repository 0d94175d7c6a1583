"""A text holds an HTML tag.

Why: a text is printed on cards, drawn in charts and read aloud; only one of these knows tags, the others show them.

Bad:
    start: look
    nodes:
      look: {end: stop, say: 先查末笔，<b>不要重刷</b>。}

Good:
    start: look
    nodes:
      look: {end: stop, say: 先查末笔。, hint: "**不要重刷**。"}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Severity
from build_tools.model.prose import part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at its first tag."""
    prose = prose_of(tree)
    if "<" not in prose.joined and "&" not in prose.joined:
        return
    for _, text, _ in prose.said:
        if found := _TAG.search(text.value):
            span = part(tree.source, text, found.start(), found.end()) or text.span
            yield Finding(span, f"`{found[0]}` is HTML", "write `**bold**` in a hint, and plain text elsewhere")
