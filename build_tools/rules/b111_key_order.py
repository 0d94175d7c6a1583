"""Keys stand in an unusual order.

Why: whoever reviews a tree looks for what a node is on its first line, and for where it leads on its last.

Bad:
    nodes:
      print:
        next: done
        do: 菜单 → 打印 → 重打印末笔
      done: {end: resolved, say: 把小票交给顾客。}

Good:
    nodes:
      print:
        do: 菜单 → 打印 → 重打印末笔
        next: done
      done: {end: resolved, say: 把小票交给顾客。}
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from build_tools.findings import Finding, Sentence, Severity, Span, say
from build_tools.load.nodes import Mapping
from build_tools.load.reader import read
from build_tools.load.source import Source
from build_tools.model.settings import Settings
from build_tools.model.tree import Ask, Do, End, Node, Run, Tree
from build_tools.rules import tree_rule
from build_tools.rules.support.reordering import reorder

_TOP = {"title": 0, "summary": 1, "aliases": 2, "start": 4, "nodes": 5, "examples": 6}
_NODE = {"ask": 0, "do": 0, "run": 0, "goto": 0, "end": 0, "answers": 2, "next": 2, "then": 2}
_END_FIRST = re.compile(r"\s*+(?:[a-z0-9-]+:\s*+)?\{?\s*+end:")


@tree_rule(severity=Severity.WARNING)
def rule(tree: Tree, _: Settings) -> Iterator[Finding]:
    """At the first key that comes too late; the file is read again only where positions say that there is one."""
    if _usual(tree):
        return
    document, _faults = read(tree.source)
    if document is None or not isinstance(document.root, Mapping):
        return
    yield from _judge(tree.source, document.root, lambda key: _TOP.get(key, 3))
    nodes = document.root.get("nodes")
    for _key, body in nodes.entries.values() if isinstance(nodes, Mapping) else ():
        if isinstance(body, Mapping):
            yield from _judge(tree.source, body, lambda key: _NODE.get(key, 1))


def _judge(source: Source, mapping: Mapping, rank: Callable[[str], int]) -> Iterator[Finding]:
    for before, late in pairwise(mapping):
        if rank(before) > rank(late):
            message = say("`{late}` usually stands before `{before}`", late=late, before=before)
            yield Finding(
                mapping.key(late).span,
                message,
                say("move it up: {form}", form=_form(rank)),
                (),
                reorder(source, mapping, rank),
            )
            return


def _form(rank: Callable[[str], int]) -> Sentence:
    if rank("title") == 0:
        return say("title, summary, aliases, the rest, start, nodes, examples")
    return say("first what the node is, last where it leads")


def _usual(tree: Tree) -> bool:
    """Whether the positions of what the keys hold give no sign of another order."""
    nodes = list(tree.nodes.values())
    head = [tree.title.span, tree.summary.span, *(alias.span for alias in tree.aliases[:1])]
    rest = [tree.reviewed_span, *(source.span for source in tree.sources[:1])]
    tail = [tree.start.span, *(node.id.span for node in nodes[:1]), *(e.title.span for e in tree.examples[:1])]
    order = [*head, *sorted(rest), *tail]
    return order == sorted(order) and all(_in_form(tree, node) for node in nodes)


def _in_form(tree: Tree, node: Node) -> bool:
    """Whether the verb comes first and where it leads last."""
    if isinstance(node, End):
        line = node.id.span.line
        return bool(_END_FIRST.match(tree.source.line(line + 1)) or _END_FIRST.match(tree.source.line(line)))
    said, last = node.text.span, _way_on(node)
    if last and said > last:
        return False
    for text in (node.guard, node.hint, node.picture, node.tell, *node.steps[:1], *node.marks[:1], *node.sources[:1]):
        if text and (text.span < said or (last and text.span > last)):
            return False
    if isinstance(node, Do) and last:
        return all(said < estimate.span < last for estimate in (node.minutes, node.fixes) if estimate)
    return True


def _way_on(node: Node) -> Span | None:
    """Where it is written where a node leads."""
    if isinstance(node, Do):
        return node.next.span
    if isinstance(node, Ask):
        return node.answers[0].label.span if node.answers else None
    return node.then[0][0].span if isinstance(node, Run) and node.then else None
