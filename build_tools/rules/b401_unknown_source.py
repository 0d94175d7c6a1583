"""A source is cited that the list of sources does not hold.

Why: the reader who wants to check the claim finds nothing behind the number.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。, sources: [pboc-12336]}
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。, sources: [pboc-12363]}
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, say
from build_tools.model.forest import CITED_SOURCES, Forest
from build_tools.rules import MOST, forest_rule
from build_tools.rules.support.citing import citations
from build_tools.schema.nearest import did_you_mean


@forest_rule()
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a name, at the first place that cites it; silent where there is no list."""
    if not forest.knows_cited_sources:
        return
    unknown = (places for name, places in citations(forest).items() if name not in forest.cited_sources)
    for number, (first, *others) in enumerate(unknown):
        known = forest.cited_sources if number < MOST else ()
        help_ = did_you_mean(first.value, known)
        related = tuple(Related(other.span, say("also cited here")) for other in others)
        yield Finding(
            first.span,
            say("there is no source `{name}`", name=first.value),
            help_ or say("add it to {file}", file=CITED_SOURCES),
            related,
        )
