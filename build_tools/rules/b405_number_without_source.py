"""A tree states a rate, an amount, a deadline or a hotline, and cites nothing.

Why: a cashier repeats the number to a customer; it must be possible to look up whether it still holds.

Bad:
    start: call
    nodes:
      call: {end: stop, say: 退款 7 个工作日内到账，没到打 12363。}

Good:
    start: call
    nodes:
      call: {end: stop, say: 退款 7 个工作日内到账，没到打 12363。, sources: [pboc-12363]}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, Span, say
from build_tools.model.prose import WRITTEN, part, prose_of
from build_tools.model.settings import Settings
from build_tools.model.tree import Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.claims import CLAIM, counts


@tree_rule(severity=Severity.WARNING, neutral=True)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Once a tree, at the first number: where there are more, mostly the tree lacks its sources."""
    prose = prose_of(tree)
    if tree.sources or not counts(prose.joined) or not CLAIM.search(prose.joined):
        return
    found: list[tuple[Span, str]] = []
    for kind, text, node in prose.texts:
        if kind in WRITTEN and not (node and node.sources) and (claim := CLAIM.search(text.value)):
            found.append((part(tree.source, text, claim.start(), claim.end()) or text.span, claim[0]))
    if found:
        (span, said), *others = found
        related = tuple(Related(other, say("and here")) for other, _ in others)
        yield Finding(
            span,
            say("`{said}` is stated without a source", said=said),
            say("add `sources:` to the node or the tree"),
            related,
        )
