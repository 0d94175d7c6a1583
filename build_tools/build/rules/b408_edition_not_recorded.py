"""What a card says now is not on record.

Why: once such a card is printed and hangs on a wall, nothing can tell that it is out of date. Records are kept from the
first `trees editions --record` on.

Bad:
    title: 打印机不出纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/editions/demo/main.yml
    number: "A1"
    editions: [{edition: "2702fccc", date: "2026-11-27", words: "b0f67d70"}]
    steps: {}

Good:
    title: 打印机不出纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, Span, say
from build_tools.model.forest import Forest
from build_tools.model.history import path_of
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING, needs_all=True, after=("missing-target", "unwritten-text"))
def rule(forest: Forest) -> Iterator[Finding]:
    """At the tree's title, or at the record of a sheet that is made of data; nowhere while nothing is on record."""
    if not forest.histories or any(tree.start.value not in tree.nodes for tree in forest.trees.values()):
        return
    if any(
        edge.to not in tree.nodes for tree in forest.trees.values() for n in tree.nodes.values() for edge in n.edges()
    ):
        return
    from build_tools.build.press import current_cards  # what prints need not be read where nothing is on record
    from build_tools.targets.paper.editions import missing

    for key in missing(forest, current_cards(forest)):
        tree = forest.trees.get(key)
        span = tree.title.span if tree else Span(path_of(key), 1, 1, 1, 1)
        help_ = say("when it says what it should: trees editions --record")
        yield Finding(span, say("what card `{key}` says now is not on record", key=key), help_)
