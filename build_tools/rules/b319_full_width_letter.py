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

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.slips import Slip, first_place_and_fix

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")


@tree_rule(severity=Severity.WARNING, language="zh")
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Once a text, at the first word; in aliases too, as search is to find them."""
    prose = prose_of(tree)
    if not _WIDE.search(prose.joined):
        return
    for said in prose.texts:
        if found := list(_WIDE.finditer(said.text.value)):
            slips = [Slip(*word.span(), unicodedata.normalize("NFKC", word[0])) for word in found]
            span, fix = first_place_and_fix(tree, said, slips)
            yield Finding(
                span,
                say("`{found}` is full-width", found=found[0][0]),
                say("write `{text}`", text=slips[0].instead),
                (),
                fix,
            )
