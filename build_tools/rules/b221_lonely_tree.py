"""Nothing leads to a tree, and it has no alias to be searched for.

Why: whoever has the symptom does not come to it; it may have been forgotten where a tree was renamed or split.

Bad:
    #: trees/demo/main.yml
    aliases: [没出小票]
    #: trees/demo/paper.yml
    title: 换纸

Good:
    #: trees/demo/main.yml
    aliases: [没出小票]
    start: paper
    nodes:
      paper: {goto: demo/paper}
    #: trees/demo/paper.yml
    title: 换纸
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told at the title; the tree's own links do not count."""
    silent = [tree for tree in forest.trees.values() if not tree.aliases]
    if not silent:
        return
    named = {ref.tree for page in pages(forest).values() for ref in page.refs()}
    named |= {lead.ref.tree for lead in forest.leads()}
    for tree in silent:
        called = any(caller is not tree for caller, _ in forest.callers.get(tree.id, ()))
        if not called and tree.id not in named:
            help_ = say("write `aliases:`, the words people have for it, or lead to it")
            yield Finding(tree.title.span, say("nothing leads to `{tree}`, and it has no alias", tree=tree.id), help_)
