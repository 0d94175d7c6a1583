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

from build_tools.findings import Finding, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Goto, Tree
from build_tools.rules import tree_rule


@tree_rule()
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told where it names itself."""
    for node, ref in tree.refs():
        if ref.tree == tree.id:
            own = node.id.value
            if isinstance(node, Goto):
                message = say("`{node}` goes to its own tree", node=own)
                help_ = say("lead straight to `{node}`", node=ref.node or tree.start.value)
            else:
                message, help_ = say("`{node}` runs its own tree", node=own), say("end here instead")
            yield Finding(ref.span, message, help_)
