"""An alias of one tree is the title of another.

Why: whoever types the title of a tree is led to another one beside it.

Bad:
    aliases: [小票打不清]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/faint.yml
    title: 小票打不清
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}

Good:
    aliases: [不出小票]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/faint.yml
    title: 小票打不清
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.text import bare
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told at the alias."""
    titles = {bare(tree.title.value): tree for tree in forest.trees.values()}
    for tree in forest.trees.values():
        for alias in tree.aliases:
            other = titles.get(bare(alias.value))
            if other and other is not tree:
                related = (Related(other.title.span, say("the title")),)
                message = say("the alias `{alias}` is the title of `{other}`", alias=alias.value, other=other.id)
                yield Finding(alias.span, message, say("take it off"), related)
