"""Whoever types the title or an alias of a tree finds another page first.

Why: people type what they call it, and take what stands at the top. An alias that brings another page to the top helps
that page.

The finder is asked for every name of every tree, which takes seconds: so the rule waits until there is no error, what
it came to is kept until a text of the project changes, and sites of more than 200 trees are not asked.

Bad:
    title: 打印机坏了
    aliases: [不出 小票]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/a.yml
    title: 不出小票
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}

Good:
    title: 打印机坏了
    aliases: [打印机不动]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/a.yml
    title: 不出小票
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
"""

import json
from collections.abc import Iterator
from itertools import islice

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import MOST, Keep, dear_rule

_TREES = 200


@dear_rule(severity=Severity.WARNING)
def rule(forest: Forest, keep: Keep) -> Iterator[Finding]:
    """At the name, with what is found in its place."""
    if len(forest.trees) > _TREES:
        return
    texts = [text for path, source in sorted(forest.sources.items()) for text in (path, source.text)]
    edition = forest.profile.id if forest.profile else ""
    found: dict[str, str] = json.loads(keep(["names", edition, *texts], lambda: json.dumps(_strays(forest)).encode()))
    strays = (
        Finding(
            name.span,
            say("whoever types `{name}` finds `{page}` first", name=name.value, page=found[name.value]),
            say("say it in other words, or give it to the tree that is found"),
        )
        for tree in forest.trees.values()
        for name in (tree.title, *tree.aliases)
        if found.get(name.value, tree.id) != tree.id
    )
    yield from islice(strays, MOST)


def _strays(forest: Forest) -> dict[str, str]:
    """For each name that does not find its tree first, what it finds."""
    from build_tools.build.pipeline import finder_index  # which knows the trade, and so the rules
    from build_tools.targets.search.rank import search  # whoever has the verdict needs it not

    index = finder_index(forest)
    named = ((name.value, tree.id) for tree in forest.trees.values() for name in (tree.title, *tree.aliases))
    first = ((name, search(index, name, 1), id_) for name, id_ in named)
    return {name: hits[0].id for name, hits, id_ in first if hits and hits[0].id != id_}
