"""A page asks for a part that nothing makes, or asks in a way that nobody reads.

Why: the comment stays a comment, and the reader finds a heading with nothing below it.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/glossary.md
    # 名词

    <!-- made: glosary -->

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/glossary.md
    # 名词

    <!-- made: glossary -->
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Span, say
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule
from build_tools.schema.nearest import nearest
from build_tools.targets.web.handwritten import blocks

_ASKED = re.compile(
    r"<!--+[ \t]*+made(?:[ \t]*+[:：][ \t]*+(?P<name>(?:[^\n<>]*?[^\n<> \t])??)|[ \t]++(?P<bare>[\w-]+?))"
    r"[ \t]*+(?<!-)--++>",
    re.IGNORECASE,
)
"""With its colon, or one word without it; what was made by whom is a remark.

Blanks and strokes are looked through once, however many they are.
"""


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Each comment that begins with `made`; what stands in code is shown as it is."""
    from build_tools.build.trade import TRADE  # which joins the rules, too

    known = blocks(TRADE)
    for page in pages(forest).values():
        said = page.said
        for found in _ASKED.finditer(said):
            name, line = found["name"] or found["bare"] or "", said.count("\n", 0, found.start())
            right = f"<!-- made: {name} -->"
            if name in known and said.split("\n")[line] == right:
                continue
            col = found.start() - said.rfind("\n", 0, found.start())
            span = Span(page.source.path, page.line + line, col, page.line + line, col + len(found[0]))
            if name in known:
                yield Finding(
                    span,
                    say("`{name}` is not put in here", name=name),
                    say("write `{right}` on a line of its own", right=right),
                )
            else:
                match = nearest(name.lower(), known)
                help_ = (
                    say("did you mean `<!-- made: {name} -->`?", name=match)
                    if match
                    else say("known: {names}", names=", ".join(sorted(known)))
                )
                message = say("nothing is made under the name `{name}`", name=name) if name else say("it has no name")
                yield Finding(span, message, help_)
