"""Several items of a list are written as one.

Why: between items YAML knows the half-width comma alone; with a full-width one the list has a single long item, which
is printed as such and which search finds under no word of it.

Bad:
    nodes:
      call: {end: escalate, to: manager, say: 找店长。, bring: [“终端号”，“商户号”]}

Good:
    nodes:
      call: {end: escalate, to: manager, say: 找店长。, bring: [终端号, 商户号]}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import TextKind, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_COMMA = re.compile("[，]|(?<=[”’])、(?=[“‘])")
_SHORT = frozenset({TextKind.ALIAS, TextKind.BRING})
_QUOTED = re.compile("[“‘\"'][^“”‘’]*[”’\"'](?:[，、][“‘\"'][^“”‘’]*[”’\"'])+")


@tree_rule(severity=Severity.WARNING, language="zh")
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Where a short item holds a comma, or a longer one is nothing but quoted words with commas between them."""
    prose = prose_of(tree)
    if "，" not in prose.joined and "、" not in prose.joined:
        return
    for kind, text, _ in prose.texts:
        if not (kind in _SHORT or (kind is TextKind.STEP and _QUOTED.fullmatch(text.value))):
            continue
        if found := _COMMA.search(text.value):
            span = part(tree.source, text, *found.span()) or text.span
            yield Finding(
                span, say("`{found}` inside one item of a list", found=found[0]), say("write `, ` between items")
            )
