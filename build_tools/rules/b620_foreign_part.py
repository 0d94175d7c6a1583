"""A page holds a script of its own, or loads something from another host.

Why: a site of such pages works from a stick, without a network and under a strict policy of its host, and tells nobody
who reads it. What a page is to do stands in the site's own scripts.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/about.md
    # 关于

    <script src="https://counter.example/c.js"></script>

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/about.md
    # 关于

    说明见[求助](https://bank.example/help)，写法是 `<script>`。
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Span, say
from build_tools.model import foreign
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule

_MARKED = re.compile(
    r"javascript\s*(?::|&colon;|&#0*58;|&#x0*3a;)|!\[[^\]\n]*\]\(\s*<?(?:https?:)?//|\{[^{}\n]*\bon[a-z]+\s*=",
    re.IGNORECASE,
)
"""What Markdown makes such a part of."""


@forest_rule(needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """Each place; what stands in code is shown as it is, and the site's own scripts may be named."""
    for page in pages(forest).values():
        said = page.said
        if "<" not in said and not _MARKED.search(said):
            continue
        marked = (_place(said, found) for found in _MARKED.finditer(said))
        for part in sorted({*foreign.parts(said, finished=False), *marked}, key=lambda part: (part.line, part.col)):
            line = page.line + part.line - 1
            span = Span(page.source.path, line, part.col, line, part.col + len(part.said))
            message = say("`{found}` runs or loads something", found=part.said.strip())
            yield Finding(span, message, say("write text, links, and pictures that are in docs/"))


def _place(said: str, found: re.Match[str]) -> foreign.Part:
    start = found.start()
    return foreign.Part(found[0], said.count("\n", 0, start) + 1, start - said.rfind("\n", 0, start))
