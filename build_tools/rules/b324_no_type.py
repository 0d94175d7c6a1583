"""A text has a character that the typeface of charts and cards does not have.

Why: on paper 〓 stands in its place. Common marks such as ⚠ ✓ ✗ → ① print; emoji and rare characters do not.

Bad:
    title: 打印机不出纸
    start: call
    nodes:
      call: {end: stop, say: 🔋 没电了，等店长来。}

Good:
    title: 打印机不出纸
    start: call
    nodes:
      call: {end: stop, say: ⚠ 没电了，等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, say
from build_tools.model.forest import Forest
from build_tools.model.prose import prose_of
from build_tools.model.tree import Ask, End, Text, Tree
from build_tools.rules import linked_rule
from build_tools.typeface import lacking, named


@linked_rule()
def rule(tree: Tree, _: Forest) -> Iterator[Finding]:
    """In everything that is printed; all texts are asked at once first, for hardly any has such a character."""
    if lacking(prose_of(tree).joined):
        for text in _printed(tree):
            if found := lacking(text.value):
                chars = ", ".join(map(named, found))
                yield Finding(
                    text.span,
                    say("nothing can be printed for {chars}", chars=chars),
                    say("use a word, or a mark such as ⚠ ✓ ✗ → ①"),
                )


def _printed(tree: Tree) -> Iterator[Text]:
    yield from (tree.title, tree.summary, *tree.aliases, *(said for _, said in tree.outcomes))
    for node in tree.nodes.values():
        yield node.text
        yield from filter(None, [node.guard, *(edge.guard for edge in node.edges())])
        if isinstance(node, Ask):
            yield from (answer.label for answer in node.answers)
        if isinstance(node, End):
            yield from node.bring
