"""A list names the same thing twice.

Why: one of the two was meant to be something else, and a customer is not asked twice for the same number.

Bad:
    nodes:
      call: {end: escalate, say: 请收单机构查这笔。, to: acquirer, bring: [商户号, 终端号, 商户号]}

Good:
    nodes:
      call: {end: escalate, say: 请收单机构查这笔。, to: acquirer, bring: [商户号, 终端号, 金额]}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, End, Text, Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told at the second; aliases are judged over all trees, and a step may well be done twice."""
    for items in _lists(tree):
        if len(items) > 1 and len({item.value for item in items}) < len(items):
            yield from _repeated(items)


def _repeated(items: tuple[Text, ...]) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for item in items:
        if item.value in first:
            related = (Related(first[item.value].span, say("first here")),)
            yield Finding(
                item.span,
                say("`{item}` is listed twice", item=item.value),
                say("remove one, or write what was meant"),
                related,
            )
        first.setdefault(item.value, item)


def _lists(tree: Tree) -> Iterator[tuple[Text, ...]]:
    yield tree.sources
    for node in tree.nodes.values():
        yield from (node.marks, node.sources)
        if isinstance(node, End):
            yield node.bring
        elif isinstance(node, Ask):
            yield from (answer.marks for answer in node.answers)
