"""Two trees, or one tree twice, go by the same alias.

Why: whoever searches for it gets two pages for one trouble, and picks by chance.

Bad:
    aliases: [不出小票, 不出 小票]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}

Good:
    aliases: [不出小票, 没打出签购单]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.text import bare
from build_tools.model.tree import Text, Tree
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, after=("same-title",))
def rule(forest: Forest) -> Iterator[Finding]:
    """Spaces, punctuation, width and case make no other alias."""
    found: dict[str, list[Text]] = {}
    for tree in forest.trees.values():
        for words, alias in zip(_bare(tree), tree.aliases, strict=True):
            found.setdefault(words, []).append(alias)
    for first, *others in found.values():
        if others:
            last = others.pop()
            related = tuple(Related(text.span, say("it stands here too")) for text in (first, *others))
            yield Finding(
                last.span,
                say("the alias `{alias}` is given twice", alias=last.value),
                say("keep it at the one it fits"),
                related,
            )


@memoized
def _bare(tree: Tree) -> tuple[str, ...]:
    return tuple([bare(alias.value) for alias in tree.aliases])
