"""A question that people ask is listed under a page that does not exist, or twice.

Why: the finder learns from it where to lead; under no page it teaches nothing, under two it teaches both wrong.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/questions.yml
    demo/mian: [机器没反应]
    demo/main: [按了没动静, 按了没动静]

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/questions.yml
    demo/main: [机器没反应, 按了没动静]
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.load.nodes import Mapping, Sequence
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.rules.support.twice import listed_twice
from build_tools.schema.nearest import did_you_mean
from build_tools.targets.search.documents import ids


@forest_rule(needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """The page where it is named, the question where it stands again."""
    from build_tools.build.trade import TRADE  # which joins the rules, too

    root = forest.data.get("questions")
    if not isinstance(root, Mapping):
        return
    known = ids(forest, TRADE.documents(forest))
    for key, (name, _) in root.entries.items():
        if key not in known:
            yield Finding(name.span, say("there is no tree or page `{name}`", name=key), did_you_mean(key, known))
    lists = (asked for _, asked in root.entries.values() if isinstance(asked, Sequence))
    yield from listed_twice(question for asked in lists for question in asked.items)
