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

from build_tools.findings import Finding, Severity, say
from build_tools.model import markup
from build_tools.model.prose import prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.slips import Slip, first_place_and_fix

_SPACE = " \t\u00a0\u3000"
_CJK = "㐀-鿿、。，；：！？（）“”"
_STRAY = re.compile(rf"^[{_SPACE}]+|[{_SPACE}]+$|[{_SPACE}]{{2,}}|(?<=[{_CJK}])[{_SPACE}](?=[{_CJK}])", re.MULTILINE)
_BREAK = re.compile(rf"(?<=[{_CJK}])\n(?=[{_CJK}])")
_BETWEEN = re.compile(rf"[{_SPACE}](?:(?=[{_CJK}{_SPACE}\n]|\Z)|(?<=^.))", re.MULTILINE)
"""What every stray space is, and few others; quicker to look for, as it begins with what is rare."""
_CHINESE = re.compile(f"[{_CJK}]{{2}}")
_BROKEN = say("a line break between Chinese characters is read as a space")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Once a text, at the first space."""
    prose = prose_of(tree)
    spaces = bool(_BETWEEN.search(prose.joined) and _STRAY.search(prose.joined))
    breaks = prose.joined.count("\n") >= len(prose.texts)
    for said in prose.texts if spaces or breaks else ():
        text = markup.prose(said.text.value)
        if slips := [Slip(*found.span(), _instead(text, *found.span())) for found in _STRAY.finditer(text)]:
            span, fix = first_place_and_fix(tree, said, slips)
            where = (
                say("at the end of the text") if _at_end(text, slips[0].start, slips[0].end) else say("inside the text")
            )
            if said.text.span.line != said.text.span.end_line:
                yield Finding(said.text.span, _BROKEN, say("write the sentence on one line"), ())
            else:
                yield Finding(span, say("stray space {where}", where=where), say("take it out"), (), fix)
        elif _BREAK.search(text):
            yield Finding(said.text.span, _BROKEN, say("write the sentence on one line"), ())


def _at_end(text: str, start: int, end: int) -> bool:
    return start == 0 or end == len(text)


def _instead(text: str, start: int, end: int) -> str:
    """Nothing at an end or between Chinese, else one space."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return "" if _at_end(text, start, end) or _CHINESE.fullmatch(around) else " "
