"""The site's own file names a tree that does not exist.

Why: the home page and the finder send people there first, those in the greatest hurry.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/site.yml
    roles: {cashier: {name: 收银员, default: true}}
    start: demo/mian

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: trees/site.yml
    roles: {cashier: {name: 收银员, default: true}}
    start: demo/main
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.schema.nearest import did_you_mean


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Told where the tree is named."""
    for name in forest.site.trees:
        if name.value not in forest.trees and name.value not in forest.unknown_trees:
            yield Finding(
                name.span, say("there is no tree `{tree}`", tree=name.value), did_you_mean(name.value, forest.trees)
            )
