"""A text holds a character that cannot be seen.

Why: it comes along with text copied from a web page; search misses the word that it stands in, and one that turns the
direction of writing can make a line say the opposite on screen.

Bad:
    nodes:
      call: {end: stop, say: "先查末\u200b笔。"}

Good:
    nodes:
      call: {end: stop, say: 先查末笔。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.slips import Slip, first_place_and_fix

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u2000-\u200f\u202a-\u202f\u205f-\u206f\ufeff\ufff9-\ufffb"
    "\u3164\uffa0\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010fffd]+"
)
_BLANKS = "\u115f\u1160\u3164\uffa0"
"""Letters, to Unicode; nothing at all, to whoever reads."""


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Once a text, at the first; hard spaces are told with the other spaces."""
    prose = prose_of(tree)
    if prose.joined.replace("\n", "").isprintable() and not any(blank in prose.joined for blank in _BLANKS):
        return
    for said in prose.texts:
        if slips := [Slip(*found.span(), "") for found in _UNSEEN.finditer(said.text.value)]:
            span, fix = first_place_and_fix(tree, said, slips)
            message = say("character U+{code} cannot be seen", code=f"{ord(said.text.value[slips[0].start]):04X}")
            yield Finding(span, message, say("take it out"), (), fix)
