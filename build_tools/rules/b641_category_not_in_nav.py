"""A category with trees is not in the navigation, though others are.

Why: who looks through the menu takes what is not there for something that the guide does not know.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/index.yml
    title: 试一试
    description: 试一试。
    order: 1
    #: mkdocs.yml
    site_name: 指南
    nav:
      - 首页: index.md
      - 别的: trees/other/index.md

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/demo/index.yml
    title: 试一试
    description: 试一试。
    order: 1
    #: mkdocs.yml
    site_name: 指南
    nav:
      - 首页: index.md
      - 试一试: trees/demo/index.md
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.site import CONFIGURATION
from build_tools.rules import forest_rule

_LISTED = re.compile(r"trees/([a-z0-9-]+)/index\.md")


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """At the category; where the navigation lists none, it is made otherwise."""
    source = forest.sources.get(CONFIGURATION)
    listed = set(_LISTED.findall(source.text)) if source else set()
    filled = {tree.category for tree in forest.trees.values()}
    for category in forest.categories.values():
        if listed and category.id in filled and category.id not in listed:
            help_ = say(
                "write `- {title}: trees/{category}/index.md` under `nav` in {file}",
                title=category.title,
                category=category.id,
                file=CONFIGURATION,
            )
            yield Finding(
                category.span.start, say("category `{category}` is not in the navigation", category=category.id), help_
            )
