"""A drawing is shown by no step.

Why: it was drawn for a step that has gone or names another; whoever edits it wonders where it appears.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/pictures/lid.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>盖紧</title><desc>一个盖子。</desc></svg>

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。, picture: lid}
    #: docs/data/pictures/lid.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>盖紧</title><desc>一个盖子。</desc></svg>
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, Span, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a file; silent where a step names a drawing that is not there, for it may mean this one."""
    named = {node.picture.value for tree in forest.trees.values() for node in tree.nodes.values() if node.picture}
    if named - set(forest.pictures):
        return
    for name, source in forest.pictures.items():
        if name not in named:
            help_ = say("write `picture: {name}` in the step that it is for, or remove the file", name=name)
            yield Finding(Span(source.path, 1, 1, 1, 1), say("no step shows this drawing"), help_)
