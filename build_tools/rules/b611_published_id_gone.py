"""A card was printed for a tree that is not there any more, and no other tree says that it took its place.

Why: the QR codes on walls open the old address; without `was:` they lead to an error page.

Bad:
    title: 打印机不出纸
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/editions/demo/no-paper.yml
    number: "A1"
    editions: [{edition: "2702fccc", date: "2026-11-27", words: "b0f67d70"}]
    steps: {}

Good:
    title: 打印机不出纸
    was: [demo/no-paper]
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/editions/demo/no-paper.yml
    number: "A1"
    editions: [{edition: "2702fccc", date: "2026-11-27", words: "b0f67d70"}]
    steps: {}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Span, say
from build_tools.model.forest import Forest
from build_tools.model.history import path_of
from build_tools.rules import forest_rule
from build_tools.schema.nearest import nearest


@forest_rule(needs_all=True, may_silence=False)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told at the record of its editions; sheets that are made from data have no tree."""
    for key, history in forest.histories.items():
        if "/" in key and key not in forest.trees and key not in forest.successors:
            like = nearest(key, forest.trees)
            here = say("write `was: [{key}]` in the tree that people should open now", key=key)
            help_ = say("write `was: [{key}]` in `{tree}`", key=key, tree=like) if like else here
            span = Span(path_of(key), 1, 1, 1, 1)
            message = say(
                "card {number} `{key}` was printed, and there is no such tree any more", number=history.number, key=key
            )
            yield Finding(span, message, help_)
