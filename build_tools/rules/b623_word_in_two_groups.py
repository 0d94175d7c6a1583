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

from build_tools.findings import Finding, Related, say
from build_tools.load.nodes import Mapping, Scalar, Sequence
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Where it stands again."""
    root = forest.data.get("synonyms")
    groups = root.get("groups") if isinstance(root, Mapping) else None
    first: dict[str, Scalar] = {}
    for group in groups.items if isinstance(groups, Sequence) else ():
        for word in group.items if isinstance(group, Sequence) else ():
            if not isinstance(word, Scalar):
                continue
            before = first.setdefault(word.value, word)
            if before is not word and before.span != word.span:
                related = (Related(before.span, say("first here")),)
                yield Finding(
                    word.span, say("`{item}` is listed twice", item=word.value), say("keep one of them"), related
                )
