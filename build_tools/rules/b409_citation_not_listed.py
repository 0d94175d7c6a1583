"""A page cites a source in its text that its front matter does not list.

Why: the list at the foot of the page is what readers check; a citation that is not in it leads to nothing.

Bad:
    #: docs/help.md
    ---
    sources: []
    ---
    # 求助

    支付公司的事打 12363[@pboc-12363]。
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}

Good:
    #: docs/help.md
    ---
    sources: [pboc-12363]
    ---
    # 求助

    支付公司的事打 12363[@pboc-12363]。
    #: docs/data/sources.yml
    pboc-12363: {title: 投诉电话, publisher: 中国人民银行, checked: 2026-11-22, confidence: high}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.rules import forest_rule


@forest_rule(after=("unknown-source",))
def rule(forest: Forest) -> Iterator[Finding]:
    """Once a page and source, where it is first cited."""
    for page in pages(forest).values():
        listed = {source.value for source in page.sources}
        for cited in page.cited():
            if cited.value not in listed and cited.value in forest.cited_sources:
                listed.add(cited.value)
                message = say("this page cites `{source}` and does not list it", source=cited.value)
                yield Finding(cited.span, message, say("add it to `sources:` in the head of the page"))
