"""A number rests on hearsay alone, and the text does not say so.

Why: what the trade says is often wrong, and differs from one acquirer to the next; the cashier must know to ask.

Bad:
    sources: [settlement-cycles]
    start: call
    nodes:
      call: {end: stop, say: 退款 7 个工作日到账。}
    #: docs/data/sources.yml
    settlement-cycles: {title: 到账周期, publisher: 行业说法, checked: 2026-11-22, confidence: low}

Good:
    sources: [settlement-cycles]
    start: call
    nodes:
      call: {end: stop, say: 退款多半 7 个工作日到账，以合同为准。}
    #: docs/data/sources.yml
    settlement-cycles: {title: 到账周期, publisher: 行业说法, checked: 2026-11-22, confidence: low}
"""

import re
from collections.abc import Iterator

from build_tools.findings import Finding, Severity, say
from build_tools.model.forest import Forest
from build_tools.model.prose import WRITTEN, part, prose_of
from build_tools.model.tree import Node, Tree
from build_tools.rules import linked_rule
from build_tools.rules.support.claims import CLAIM, counts

_HEDGED = re.compile("为准|约|左右|大概|一般|通常|常见|多半|多数|可能|有的|有机构|各家|各地|不一|比如|例如")


@linked_rule(severity=Severity.WARNING, neutral=True)
def rule(tree: Tree, forest: Forest) -> Iterator[Finding]:
    """A node's own sources and the tree's count together; a source that is not known may be a good one."""
    if not forest.knows_cited_sources or not _weak(tree, None, forest):
        return
    prose = prose_of(tree)
    if not counts(prose.joined) or not CLAIM.search(prose.joined):
        return
    for kind, text, node in prose.texts:
        claim = CLAIM.search(text.value) if kind in WRITTEN else None
        if claim and not _HEDGED.search(text.value) and _weak(tree, node, forest):
            span = part(tree.source, text, claim.start(), claim.end()) or text.span
            yield Finding(
                span,
                say("`{claim}` rests on hearsay alone", claim=claim[0]),
                say("say 以合同为准, or cite a better source"),
            )


def _weak(tree: Tree, node: Node | None, forest: Forest) -> bool:
    """Whether there are sources, and none of them is better than low."""
    cited = (*tree.sources, *(node.sources if node else ()))
    found = [forest.cited_sources.get(source.value) for source in cited]
    return bool(found) and all(one is not None and one.confidence == "low" for one in found)
