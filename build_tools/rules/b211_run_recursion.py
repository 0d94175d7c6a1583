"""Trees run each other in a circle.

Why: a `run` comes back only when the other tree has ended; in a circle it never has.

Bad:
    nodes:
      printer: {run: demo/other, then: {otherwise: call}}
      call: {end: stop, say: 等店长来。}
    #: trees/demo/other.yml
    nodes:
      printer: {run: demo/main, then: {otherwise: call}}
      call: {end: stop, say: 等店长来。}

Good:
    nodes:
      printer: {run: demo/other, then: {stop: call}}
      call: {end: stop, say: 等店长来。}
    #: trees/demo/other.yml
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.analysis.graph.links import circles
from build_tools.findings import Finding, Related, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Run
from build_tools.rules import forest_rule


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a circle, from the first `run` in it."""
    for links in circles(forest, lambda node: isinstance(node, Run)):
        first, *others = links
        way = " → ".join(f"`{link.tree.id}`" for link in links)
        related = tuple(
            Related(link.node.text.span, say("then `{text}`", text=link.node.text.value)) for link in others
        )
        message = say("a `run` in a circle never comes back: {way} → `{tree}`", way=way, tree=first.tree.id)
        yield Finding(first.node.text.span, message, say("end in one of them instead"), related)
