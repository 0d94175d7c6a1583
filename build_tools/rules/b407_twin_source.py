"""Two sources have the same address, or the same title by the same publisher.

Why: next year one of them is checked again, and the trees that cite the other go on with what has changed.

Bad:
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}
    hotline: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}

Good:
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.forest import CitedSource, Forest
from build_tools.model.text import bare
from build_tools.rules import forest_rule


@forest_rule(severity=Severity.WARNING)
def rule(forest: Forest) -> Iterator[Finding]:
    """Told at the second."""
    first: dict[tuple[str, ...], CitedSource] = {}
    for source in sorted(forest.cited_sources.values(), key=lambda source: source.span):
        keys: list[tuple[str, ...]] = [("title", bare(source.title), bare(source.publisher))]
        if source.url:
            keys.append(("url", source.url.partition("://")[2].rstrip("/")))
        twin = next((first[key] for key in keys if key in first), None)
        for key in keys:
            first.setdefault(key, source)
        if twin:
            related = (Related(twin.span, say("first here")),)
            help_ = say("cite `{twin}`, and remove this one", twin=twin.id)
            yield Finding(
                source.span,
                say("`{source}` is the same source as `{twin}`", source=source.id, twin=twin.id),
                help_,
                related,
            )
