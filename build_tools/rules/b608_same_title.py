"""Two trees have the same title.

Why: whoever searches finds two that look alike, and at the till nobody reads the small print below.

Bad:
    title: 打印机不出纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/other.yml
    title: 打印机不出纸！
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}

Good:
    title: 打印机不出纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/other.yml
    title: 打印机卡纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.text import bare
from build_tools.model.tree import Tree
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told at the second; spaces and punctuation make no difference."""
    first: dict[str, Tree] = {}
    for tree in forest.trees.values():
        other = first.setdefault(bare(tree.title.value), tree)
        if other is not tree:
            related = (Related(other.title.span, say("the other")),)
            yield Finding(
                tree.title.span,
                say("`{other}` has this title too", other=other.id),
                say("say how they differ"),
                related,
            )
