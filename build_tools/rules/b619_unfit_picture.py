"""A drawing cannot be put on a page as it is.

Why: a drawing stands in the page itself, so that it takes the page's colours in the light, in the dark and on paper;
what runs or loads in it would run there, ids of two drawings would clash, fixed colours vanish on dark ground, and
without `<title>` and `<desc>` whoever cannot see it is told nothing.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/pictures/lid.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/pictures/lid.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>盖紧</title><desc>一个盖子。</desc></svg>
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Sentence, Span, say
from build_tools.model import pictures
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule

_HELP = say(
    "give it a viewBox, a <title> (its caption) and a <desc> (what it shows); draw with paths, shapes and text, with "
    "classes for colours, without ids, styles, links and scripts"
)


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a file, with the first fault."""
    for source in forest.pictures.values():
        if isinstance(fault := pictures.read(source), Sentence):
            yield Finding(Span(source.path, 1, 1, 1, 1), fault, _HELP)
