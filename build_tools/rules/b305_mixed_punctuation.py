"""Half-width punctuation stands next to Chinese.

Why: in print it sticks to one character and leaves a gap at the other, and search takes 是,对 and 是，对 for two texts.

Bad:
    nodes:
      look: {end: stop, say: "先查末笔,不要重刷。"}

Good:
    nodes:
      look: {end: stop, say: 先查末笔，不要重刷。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model import markup
from build_tools.model.prose import prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.slips import Slip, first_place_and_fix

_HALF = re.compile(r"(?<=[㐀-鿿])[,;:?!()]|[,;:?!()](?=[㐀-鿿])")
_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_PARENTHESES = re.compile(r"[()]")


@tree_rule(severity=Severity.WARNING, language="zh")
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Once a text, at the first mark; what links, code and addresses hold is no prose."""
    prose = prose_of(tree)
    if not any(mark in prose.joined for mark in ",;:?!()") or not _HALF.search(prose.joined):
        return
    for said in prose.texts:
        if slips := [_slip(found) for found in _marks(markup.prose(said.text.value))]:
            span, fix = first_place_and_fix(tree, said, slips)
            mark = said.text.value[slips[0].start]
            yield Finding(
                span,
                say("half-width `{mark}` next to Chinese", mark=mark),
                say("write `{text}`", text=slips[0].instead),
                (),
                fix,
            )


def _marks(said: str) -> list[re.Match[str]]:
    """Those beside Chinese; where one of them is a parenthesis, the others with it."""
    found = list(_HALF.finditer(said))
    if any(mark[0] in "()" for mark in found):
        places = {mark.start() for mark in found}
        found += [mark for mark in _PARENTHESES.finditer(said) if mark.start() not in places]
    return sorted(found, key=lambda mark: mark.start())


def _slip(found: re.Match[str]) -> Slip:
    return Slip(*found.span(), found[0].translate(_FULL))
