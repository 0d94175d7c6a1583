"""A tree runs itself, or goes to itself as if it were another.

Why: a tree that runs itself never comes back; one that goes to itself hides a loop from the chart.

Bad:
    nodes:
      paper: {do: 装一卷新纸, next: again}
      again: {goto: demo/main#paper}

Good:
    nodes:
      paper: {do: 装一卷新纸, next: call}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding
from build_tools.model.settings import Settings
from build_tools.model.tree import Run, Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told where it names itself."""
    for node, ref in tree.refs():
        if ref.tree == tree.id:
            verb = "runs" if isinstance(node, Run) else "goes to"
            help_ = f"lead straight to `{ref.node or tree.start.value}`" if verb == "goes to" else "end here instead"
            yield Finding(ref.span, f"`{node.id.value}` {verb} its own tree", help_)
