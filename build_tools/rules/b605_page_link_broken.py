"""A page links to a tree, or a node of it, that does not exist.

Why: the reader who follows it stands before an error page, or at the top of a chart instead of at the step.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/hotlines.md
    # 求助电话

    先看[试一试](trees/demo/mian.md)。

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/hotlines.md
    # 求助电话

    先看[试一试](trees/demo/main.md)。
"""

from collections.abc import Iterator
from itertools import islice

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import MOST, forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Links in the text, and `trees:` in the front matter."""
    for page in pages(forest).values():
        broken = (ref for ref in page.refs() if not forest.resolves(ref))
        for ref in islice(broken, MOST):
            target = forest.trees.get(ref.tree)
            if target and ref.node:
                help_ = did_you_mean(ref.node, target.nodes)
                yield Finding(ref.span, say("`{tree}` has no node `{node}`", tree=ref.tree, node=ref.node), help_)
            else:
                yield Finding(
                    ref.span, say("there is no tree `{tree}`", tree=ref.tree), did_you_mean(ref.tree, forest.trees)
                )
