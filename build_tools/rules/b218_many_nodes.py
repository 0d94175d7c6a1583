"""A tree has more nodes than anybody can see through.

Why: its card takes many sheets, and whoever maintains it cannot hold it in mind.

Bad:
    (a tree of 41 nodes)

Good:
    nodes:
      paper: {do: 装一卷新纸, next: call}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, settings: Settings) -> Iterator[Finding]:
    """The limit is `nodes`."""
    limit = settings.limits.nodes
    if len(tree.nodes) > limit:
        message = say("{count} nodes; more than {limit} are too many for one tree", count=len(tree.nodes), limit=limit)
        yield Finding(tree.title.span, message, say("make a tree of a part, and `run` or `goto` it"))
