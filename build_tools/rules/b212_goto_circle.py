"""Trees go on to each other in a circle, and none of them ever ends.

Why: whoever comes here is sent round with a customer waiting.

Bad:
    nodes:
      paper: {do: 装一卷新纸, next: other}
      other: {goto: demo/other}
    #: trees/demo/other.yml
    nodes:
      light: {do: 看一眼指示灯, next: tree}
      tree: {goto: demo/main}

Good:
    nodes:
      paper: {do: 装一卷新纸, next: other}
      other: {goto: demo/other}
    #: trees/demo/other.yml
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.links import circles
from build_tools.analysis.graph.outcomes import outcomes
from build_tools.findings import Finding, Related, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Goto
from build_tools.rules import forest_rule


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a circle; trees that lead into it follow from it."""
    for links in circles(forest, lambda node: isinstance(node, Goto), all_alike=True):
        if all((found := outcomes(forest, link.tree.id)) and not found.written for link in links):
            first, *others = links
            way = " → ".join(f"`{link.tree.id}`" for link in links)
            related = tuple(
                Related(link.node.text.span, say("then `{text}`", text=link.node.text.value)) for link in others
            )
            message = say("these trees never end: {way} → `{tree}`", way=way, tree=first.tree.id)
            yield Finding(first.node.text.span, message, say("end in one of them instead"), related)
