"""A text holds Markdown that only whole pages know: a list, a heading, a quotation, a table, an image.

Why: a text is one line of prose, and the dashes would be shown as dashes; steps have a key of their own.

Bad:
    nodes:
      call:
        end: stop
        say: 等店长来。
        hint: |
          - 不要重刷
          - 不要关机

Good:
    nodes:
      call:
        end: stop
        say: 等店长来。
        steps: [不要重刷, 不要关机]
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.prose import part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

_SIGNS = ("\n- ", "\n+ ", "\n* ", "\n#", "\n>", "\n|", "\n```", "![", "~~")
_MEANT = re.compile(r"(?:[-+*]|>=?|#) ?(?=\d)|> ?=|# ?[号键]")
"""A sign before a number, a comparison, a key: what looks like the beginning of a list and is none."""
_NUMBERED = re.compile(r"\n\d{1,2}[.)] ")
_BLOCK = re.compile(r"^(?:[-+*] |#{1,6} |>|\||```|\d{1,2}[.)] )|!\[|~~", re.MULTILINE)


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _settings: Settings) -> Iterator[Finding]:
    """Once a text, at the first sign."""
    prose = prose_of(tree)
    joined = f"\n{prose.joined}"
    if not any(sign in joined for sign in _SIGNS) and not _NUMBERED.search(joined):
        return
    for _, text, _ in prose.texts:
        signs = _BLOCK.finditer(text.value)
        if found := next((sign for sign in signs if not _MEANT.match(text.value, sign.start())), None):
            span = part(tree.source, text, found.start(), found.end()) or text.span
            yield Finding(
                span, say("`{found}` is shown as typed", found=found[0].strip()), say("write `steps`, or plain prose")
            )
