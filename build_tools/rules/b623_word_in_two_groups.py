"""A word for the finder stands in two groups of synonyms, or twice in one.

Why: words of one group are one thing to the finder; a word of two groups is both, and whoever types it finds neither.

Bad:
    #: docs/data/synonyms.yml
    groups:
      - [小票, 签购单]
      - [发票, 签购单]

Good:
    #: docs/data/synonyms.yml
    groups:
      - [小票, 签购单]
      - [发票, 税票]
"""

from collections.abc import Iterator

from build_tools.findings import Finding
from build_tools.load.nodes import Mapping, Sequence
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.rules.support.twice import listed_twice


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Where it stands again."""
    root = forest.data.get("synonyms")
    groups = root.get("groups") if isinstance(root, Mapping) else None
    lists = (group for group in (groups.items if isinstance(groups, Sequence) else ()) if isinstance(group, Sequence))
    yield from listed_twice(word for group in lists for word in group.items)
