"""Two cards would be written to one file.

Why: `no-power-steps.pdf` is the card of `no-power` as numbered steps; a tree of that name would overwrite it.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/main-steps.yml
    title: 打印机卡纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/steps-of-main.yml
    title: 打印机卡纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Related, Span, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule

_FILED = re.compile(r"(.+?)(?:-(?:steps|both))?(?:-(?:a3|a5|letter))?")


@forest_rule(may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told at the tree with the longer name."""
    for tree in forest.trees.values():
        match = _FILED.fullmatch(tree.id)
        other = forest.trees.get(match[1]) if match else None
        if other and other is not tree:
            span = Span(tree.path, 1, 1, 1, 1)
            related = (Related(other.title.span, say("the other tree")),)
            message = say("a card of `{other}` is called `{name}.pdf` too", other=other.id, name=tree.name)
            yield Finding(
                span, message, say("give the tree another name; one that was printed keeps its old in `was:`"), related
            )
