"""A bracket or quotation mark has no partner.

Why: nobody can tell where the quoted prompt ends, and what stands on the screen is what the cashier looks for.

Bad:
    nodes:
      call: {end: stop, say: 屏幕写“正在冲正就等它做完。}

Good:
    nodes:
      call: {end: stop, say: 屏幕写“正在冲正”就等它做完。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_PAIRS = ("（）", "“”", "《》", "「」", "【】", "〔〕")
_CLOSES = {pair[1]: pair[0] for pair in _PAIRS}
_MARK = re.compile(f"[{''.join(_PAIRS)}]")
_NUMBER = re.compile(r"(?:^|[\s，。；：、])[0-9a-zA-Z一二三四五六七八九十]{1,2}$")
"""What a bracket may close that opens none: 1）关机；2）开机。"""


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at the mark that is alone; texts are looked at only in trees where the numbers differ."""
    prose = prose_of(tree)
    if all(prose.joined.count(pair[0]) == prose.joined.count(pair[1]) for pair in _PAIRS):
        return
    for _, text, _ in prose.texts:
        place = _alone(text.value)
        if place is not None:
            span = part(tree.source, text, place, place + 1) or text.span
            yield Finding(
                span,
                say("`{text}` has no partner", text=text.value[place]),
                say("close it, or open it, or take it out"),
            )


def _alone(text: str) -> int | None:
    """Where the first mark stands that does not pair."""
    opened: list[int] = []
    for found in _MARK.finditer(text):
        if found[0] not in _CLOSES:
            opened.append(found.start())
        elif opened and text[opened[-1]] == _CLOSES[found[0]]:
            opened.pop()
        elif found[0] != "）" or not _NUMBER.search(text, 0, found.start()):
            return found.start()
    return opened[0] if opened else None
