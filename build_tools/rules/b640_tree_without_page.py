"""No page names a tree, though pages name most of the others.

Why: who reads up on a matter is led to its steps by the page; a tree that no page names is found by the finder alone.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/two.yml
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/three.yml
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/help.md
    ---
    trees: [demo/two, demo/three]
    ---
    # 求助

    先打银行。

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/help.md
    ---
    trees: [demo/main]
    ---
    # 求助

    先打银行。
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """At its title; a row of a table that leads there names it too."""
    named = {ref.tree for page in pages(forest).values() for ref in page.refs()} & forest.trees.keys()
    if 2 * len(named) <= len(forest.trees):
        return
    for tree in forest.trees.values():
        if tree.id not in named:
            help_ = say(
                "write it under `trees:` in the head of the page that it belongs with, as in `{page}`",
                page=_page(forest),
            )
            yield Finding(tree.title.span, say("no page names `{tree}`", tree=tree.id), help_)


def _page(forest: Forest) -> str:
    """A page whose head names trees."""
    return next(page.source.path for page in pages(forest).values() if any(True for _ in page.refs()))
