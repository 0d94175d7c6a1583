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

from build_tools.findings import Finding, Severity, say
from build_tools.model import markup
from build_tools.model.prose import WRITTEN, ProseText, TextKind, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.slips import Slip, first_place_and_fix

_DOUBLED = re.compile("[，。；：、！？]{2,}")
_MEANT = frozenset({"？！", "！？"})


@tree_rule(severity=Severity.WARNING, language="zh")
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Once a text, at the first place; at the end of an answer no punctuation belongs at all, which is told otherwise.

    Aliases are what people say, and may be as loud.
    """
    prose = prose_of(tree)
    if not _DOUBLED.search(prose.joined):
        return
    for said in prose.texts:
        doubled = _DOUBLED.finditer(markup.prose(said.text.value))
        slips = [Slip(*found.span(), _instead(found[0])) for found in doubled if _bad(said, found)]
        if slips:
            span, fix = first_place_and_fix(tree, said, slips)
            marks, one = said.text.value[slips[0].start : slips[0].end], slips[0].instead
            help_ = say("write `{text}`", text=one) if one != marks else say("keep one of them")
            yield Finding(span, say("`{marks}` in a row", marks=marks), help_, (), fix if one != marks else None)


def _bad(said: ProseText, found: re.Match[str]) -> bool:
    if said.kind not in WRITTEN or found[0] in _MEANT:
        return False
    return said.kind is not TextKind.ANSWER or found.end() < len(said.text.value)


def _instead(marks: str) -> str:
    """One mark for the same one twice; of two different ones nobody knows which was meant."""
    return marks[0] if len(set(marks)) == 1 else marks
