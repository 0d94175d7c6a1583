"""Two nodes of a tree are the same in everything but their ids.

Why: the next change will be made in one of them only.

Bad:
    nodes:
      paper:
        ask: 打出来了吗？
        answers: {打出来了: done, 没有: call, 不确定: call-too}
      done: {end: resolved, say: 把小票交给顾客。}
      call: {end: stop, say: 等店长来。}
      call-too: {end: stop, say: 等店长来。}

Good:
    nodes:
      paper:
        ask: 打出来了吗？
        answers: {打出来了: done, 没有: call, 不确定: call}
      done: {end: resolved, say: 把小票交给顾客。}
      call: {end: stop, say: 等店长来。}
"""

from collections.abc import Iterator

from build_tools.findings import Finding, Related, Severity, say
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Do, End, Node, Run, Text, Tree
from build_tools.rules import tree_rule


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """Told at the second."""
    by_words: dict[tuple[str, str], list[Node]] = {}
    for node in tree.nodes.values():
        by_words.setdefault((node.kind, node.text.value), []).append(node)
    if len(by_words) == len(tree.nodes):
        return
    for alike in by_words.values():
        first, *others = alike
        for node in others:
            if _content(node) == _content(first):
                message = say("`{node}` is `{first}` over again", node=node.id.value, first=first.id.value)
                related = (Related(first.id.span, say("first here")),)
                yield Finding(
                    node.id.span, message, say("lead to `{first}`, and remove this one", first=first.id.value), related
                )


def _content(node: Node) -> tuple[object, ...]:
    """All that a node says and does."""
    texts = [node.guard, node.hint, node.tell, *node.steps]
    own: tuple[object, ...] = ()
    if isinstance(node, End):
        own = (node.outcome, _value(node.to), *(item.value for item in node.bring))
    elif isinstance(node, Do):
        own = (node.who, _estimate(node.minutes), _estimate(node.fixes))
    elif isinstance(node, Run):
        own = ("run",)
    elif isinstance(node, Ask):
        own = tuple((_value(a.guard), frozenset(mark.value for mark in a.marks)) for a in node.answers)
    marks = frozenset(mark.value for mark in node.marks)
    return own, marks, [_value(text) for text in texts], [(edge.label, edge.to) for edge in node.edges()]


def _value(text: Text | None) -> str | None:
    return text.value if text else None


def _estimate(interval: tuple[object, ...] | None) -> tuple[object, ...] | None:
    return interval[:2] if interval else None
