"""A node has a name that its page needs for itself.

Why: on the page, a node's id is an anchor; the page's own parts have anchors too, and a link to one of two that are
called alike leads to either.

Bad:
    start: steps
    nodes:
      steps: {end: stop, say: 等店长来。}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule

RESERVED = re.compile("callers|chart|steps|sources|source-.*")
"""Anchors of a tree's page beside its nodes; a test holds them against a page."""


@tree_rule(may_silence=False)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """At the node's id."""
    for key in filter(RESERVED.fullmatch, tree.nodes):
        message = say("`{key}` is the name of a part of the page", key=key)
        yield Finding(tree.nodes[key].id.span, message, say("call it otherwise, as in `{key}-1`", key=key))
