"""A category has trees and no `index.yml`.

Why: the home page does not know what to call it nor where to put it, and leaves its trees out.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/receipt/index.yml
    title: 小票
    description: 不出小票、小票打不清。
    order: 20

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/index.yml
    title: 试一试
    description: 试一试。
    order: 20
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Span, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a category, at its first tree; silent where no category has one, as in a folder of trees alone."""
    if not forest.categories:
        return
    told: set[str] = set()
    for tree in forest.trees.values():
        category = tree.category
        index = f"{tree.path.rpartition('/')[0]}/index.yml"
        if category not in forest.categories and category not in told and index not in forest.broken:
            told.add(category)
            message = say("the category `{category}` has no index.yml", category=category)
            help_ = say("write {index} with `title:`, `description:` and `order:`", index=index)
            yield Finding(Span(tree.path, 1, 1, 1, 1), message, help_)
