"""`was:` names an id that is in use, or that another tree names too.

Why: an old address can lead to one page only.

Bad:
    title: 打印机不出纸
    was: [demo/other]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/other.yml
    title: 打印机卡纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}

Good:
    title: 打印机不出纸
    was: [demo/another]
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

from build_tools.findings import Finding, Related, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Text
from build_tools.rules import forest_rule


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Told at each name after the first."""
    first: dict[str, Text] = {}
    for tree in forest.trees.values():
        for former in tree.was:
            taken = forest.trees.get(former.value)
            other = first.setdefault(former.value, former)
            if taken:
                related = (Related(taken.title.span, say("this tree")),)
                yield Finding(
                    former.span,
                    say("`{former}` is a tree of its own", former=former.value),
                    say("take it out"),
                    related,
                )
            elif other is not former:
                related = (Related(other.span, say("the first")),)
                yield Finding(
                    former.span,
                    say("`{former}` is named by two trees", former=former.value),
                    say("leave it to one"),
                    related,
                )
