"""A source is listed that nothing cites.

Why: it must be checked again every year all the same; or the text that it was meant for lacks its proof.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}

Good:
    start: call
    nodes:
      call: {end: stop, say: 等店长来。}
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}
    #: docs/hotlines.md
    # 求助电话

    投诉打 12363[@pboc-12363]。
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.rules import forest_rule
from build_tools.rules.support.citing import citations


@forest_rule(severity=Severity.WARNING, needs_all=True)
def rule(forest: Forest) -> Iterator[Finding]:
    """Trees, response codes, further data and pages may cite it."""
    cited = citations(forest)
    for source in forest.cited_sources.values():
        if source.id not in cited:
            yield Finding(
                source.span,
                say("nothing cites the source `{source}`", source=source.id),
                say("cite it where it counts, or drop it"),
            )
