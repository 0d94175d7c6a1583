"""The site's navigation names a category or a tree that does not exist.

Why: the entry in the menu would lead nowhere.

Bad:
    #: trees/demo/index.yml
    title: 试一试
    description: 试一试。
    order: 1
    #: trees/demo/main.yml
    nodes:
      call: {end: stop, say: 等店长来。}
    #: mkdocs.yml
    nav:
      - 试一试: trees/dmeo/index.md

Good:
    #: trees/demo/index.yml
    title: 试一试
    description: 试一试。
    order: 1
    #: trees/demo/main.yml
    nodes:
      call: {end: stop, say: 等店长来。}
    #: mkdocs.yml
    nav:
      - 试一试: trees/demo/index.md
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Span, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean

_FILE = "mkdocs.yml"
_PLACE = re.compile(r"(?<![\w/-])trees/(?P<category>[^\s/#'\"]+)/(?P<name>[^\s/#'\"]+)\.md")


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Where the place is written; a category that has trees and lacks its index.yml is told at the trees."""
    source = forest.sources.get(_FILE)
    if source is None or "trees/" not in source.text:
        return
    categories = {tree.category for tree in forest.trees.values()}
    categories |= {name.partition("/")[0] for name in forest.unknown_trees}
    for number, line in enumerate(source.lines, 1):
        if line.lstrip().startswith("#"):
            continue
        for found in _PLACE.finditer(line):
            category, name = found["category"], found["name"]
            at = Span(source.path, number, found.start() + 1, number, found.end() + 1)
            if name == "index":
                if category not in categories:
                    yield Finding(
                        at,
                        say("no category `{category}` has trees", category=category),
                        did_you_mean(category, categories),
                    )
            elif (key := f"{category}/{name}") not in forest.trees and key not in forest.unknown_trees:
                yield Finding(at, say("there is no tree `{tree}`", tree=key), did_you_mean(key, forest.trees))
