"""A step names a picture that does not exist.

Why: the step was written to be read beside the drawing; without it, whoever stands at the machine sees words alone.

Bad:
    start: load
    nodes:
      load: {do: 放入纸卷，盖紧纸仓, picture: paper-rol, next: done}
      done: {end: resolved, say: 装好了。}
    #: docs/data/pictures/paper-roll.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>装纸</title><desc>一卷纸。</desc></svg>

Good:
    start: load
    nodes:
      load: {do: 放入纸卷，盖紧纸仓, picture: paper-roll, next: done}
      done: {end: resolved, say: 装好了。}
    #: docs/data/pictures/paper-roll.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>装纸</title><desc>一卷纸。</desc></svg>
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.rules import linked_rule
from build_tools.schema.nearest import did_you_mean


@linked_rule()
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """Told where it is named."""
    for node in tree.nodes.values():
        if node.picture and node.picture.value not in forest.pictures:
            name = node.picture.value
            help_ = did_you_mean(name, forest.pictures) or say(
                "draw docs/data/pictures/{name}.svg, or leave the key out", name=name
            )
            yield Finding(node.picture.span, say("there is no picture `{name}`", name=name), help_)
