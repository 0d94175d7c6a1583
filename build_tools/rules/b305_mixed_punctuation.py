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

from build_tools.diagnostics import Severity
from build_tools.load.source import Fix
from build_tools.model.prose import Role, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import Finding, tree_rule

_HALF = re.compile(r"(?<=[㐀-鿿])[,;:?!()]|(?<!\])[,;:?!()](?=[㐀-鿿])")
_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_PARENTHESES = re.compile(r"[()]")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at the first mark; answers are not mended, as examples quote them."""
    prose = prose_of(tree)
    if not any(mark in prose.joined for mark in ",;:?!()") or not _HALF.search(prose.joined):
        return
    for role, text, _ in prose.said:
        places = [found.start() for found in _HALF.finditer(text.value)]
        if not places:
            continue
        if "](" not in text.value and any(text.value[place] in "()" for place in places):
            places = sorted({*places, *(found.start() for found in _PARENTHESES.finditer(text.value))})
        first, end = places[0], places[-1] + 1
        stretch = part(tree.source, text, first, end)
        written = "".join(
            char.translate(_FULL) if place in places else char
            for place, char in enumerate(text.value[first:end], first)
        )
        fix = Fix(stretch, written) if stretch and role is not Role.ANSWER else None
        mark = text.value[first]
        help_ = f"write `{mark.translate(_FULL)}`"
        span = part(tree.source, text, first, first + 1) or text.span
        yield Finding(span, f"half-width `{mark}` next to Chinese", help_, (), fix)
