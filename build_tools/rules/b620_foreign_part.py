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
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule

_PART = re.compile(
    r"<(?:script(?!\s+src=\"(?:\.\./)*assets/[\w./-]+\"(?:\s+defer)?></script>)|iframe|object|embed|base|link)\b|<[a-z][^<>]*?\son[a-z]+\s*=|javascript:"
    r"|\b(?:src|srcset|poster)\s*=\s*[\"']?(?:https?:)?//|!\[[^\]\n]*\]\(\s*<?(?:https?:)?//",
    re.IGNORECASE,
)


@forest_rule(needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """Each place; what stands in code is shown as it is, and the site's own scripts may be named."""
    for page in pages(forest).values():
        said = page.said
        for found in _PART.finditer(said):
            line = page.line + said.count("\n", 0, found.start())
            col = found.start() - said.rfind("\n", 0, found.start())
            span = Span(page.source.path, line, col, line, col + len(found[0].split("\n")[0]))
            message = say("`{found}` runs or loads something", found=found[0].strip())
            yield Finding(span, message, say("write text, links, and pictures that are in docs/"))
