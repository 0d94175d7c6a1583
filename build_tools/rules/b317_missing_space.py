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

from build_tools.findings import Finding, Severity, say
from build_tools.model import markup
from build_tools.model.prose import WRITTEN, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.slips import Slip, first_place_and_fix

_TOGETHER = re.compile(r"[A-Za-z0-9](?:[㐀-鿿]|(?<=[㐀-鿿].))")
"""Begins with what is rare, so that it is quick to look for."""
_GAP = re.compile(r"(?<=[A-Za-z0-9%])(?=[㐀-鿿])|(?<=[㐀-鿿])(?=[A-Za-z0-9])")
_LEFT = re.compile("[UuKk][盾盘宝]")
"""What is left as it is: code, addresses, and words that are half Latin."""


@tree_rule(severity=Severity.WARNING, language="zh")
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at the first place; what people say, the aliases, may be spelt as they type it."""
    prose = prose_of(tree)
    if not _TOGETHER.search(prose.joined):
        return
    for said in prose.texts:
        text = said.text.value
        if said.kind not in WRITTEN or not _TOGETHER.search(text):
            continue
        masked = _LEFT.sub(lambda found: "·" * len(found[0]), markup.prose(text))
        places = [gap.start() for gap in _GAP.finditer(masked)]
        if places:
            _, fix = first_place_and_fix(tree, said, [Slip(at, at, " ") for at in places])
            begin, end = places[0] - 1, places[0] + 1
            span = part(tree.source, said.text, begin, end) or said.text.span
            message, help_ = (
                say("no space in `{text}`", text=text[begin:end]),
                say("write `{text}`", text=f"{text[begin]} {text[begin + 1]}"),
            )
            yield Finding(span, message, help_, (), fix)
