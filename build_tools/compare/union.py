"""Both states of a tree as one, for a chart: what is new, what is gone, what changed, each marked in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from build_tools.analysis.graph.tree_graph import closure, successors
from build_tools.compare.comparison import TreeChange
from build_tools.compare.steps import ADDED, CHANGED, REMOVED, same_answers, same_nodes
from build_tools.model.tree import Answer, Ask, Do, Node, Run, Text, Tree


@dataclass(frozen=True, slots=True)
class Union:
    """A tree of both states; the marks of nodes, and of answers by node and place."""

    tree: Tree
    nodes: Mapping[str, str]
    answers: Mapping[tuple[str, int], str]


def union(change: TreeChange) -> Union:
    """What is gone stands beside what took its place, as far as a way of either state leads there."""
    before, after = change.before, change.after
    if before is None or after is None:
        mark = ADDED if before is None else REMOVED
        return Union(change.tree, dict.fromkeys(change.tree.nodes, mark), {})
    kept = same_nodes(before, after)
    gone = {key: _key(key, after) for key in before.nodes if key not in kept}
    named = {**kept, **gone}
    marks = {key: ADDED for key in after.nodes if key not in kept.values()}
    marks |= {one.node: CHANGED for one in change.changes if one.node in after.nodes and one.node not in marks}
    marks |= dict.fromkeys(gone.values(), REMOVED)
    answers: dict[tuple[str, int], str] = {}
    nodes: dict[str, Node] = dict(after.nodes)
    for then, key in kept.items():
        old, new = before.nodes[then], after.nodes[key]
        if isinstance(old, Ask) and isinstance(new, Ask):
            nodes[key] = _asked(old, new, named, answers)
    for then, key in gone.items():
        nodes[key] = _renamed(before.nodes[then], key, named)
    tree = replace(after, nodes=nodes)
    reached = closure(successors(tree), [tree.start.value]) if tree.start.value in nodes else set(nodes)
    return Union(replace(tree, nodes={key: node for key, node in nodes.items() if key in reached}), marks, answers)


def _key(key: str, after: Tree) -> str:
    return key if key not in after.nodes else f"{key}-gone"


def _asked(old: Ask, new: Ask, named: Mapping[str, str], marks: dict[tuple[str, int], str]) -> Ask:
    """The question with its answers of now, and those that are gone or led elsewhere."""
    kept = same_answers(old, new, named)
    former = {now: then for then, now in kept.items()}
    then = {answer.label.value: answer for answer in old.answers}
    answers: list[Answer] = []

    def put(answer: Answer, mark: str) -> None:
        if mark:
            marks[new.id.value, len(answers)] = mark
        answers.append(answer)

    for answer in new.answers:
        label = answer.label.value
        was = then.get(former.get(label, ""))
        target = named.get(was.to.value) if was else None
        same = was is not None and (was.label.value, target) == (label, answer.to.value)
        put(answer, "" if same else CHANGED if was else ADDED)
        if was and target not in (None, answer.to.value):
            put(replace(was, to=_text(was.to, named)), REMOVED)
    for label, answer in then.items():
        if label not in kept and answer.to.value in named:
            put(replace(answer, to=_text(answer.to, named)), REMOVED)
    return replace(new, answers=tuple(answers))


def _renamed(node: Node, key: str, named: Mapping[str, str]) -> Node:
    """A node that is gone, leading to what its targets are called now."""
    own = replace(node, id=node.id._replace(value=key))
    if isinstance(own, Ask):
        return replace(own, answers=tuple(replace(a, to=_text(a.to, named)) for a in own.answers))
    if isinstance(own, Do):
        return replace(own, next=_text(own.next, named))
    if isinstance(own, Run):
        return replace(own, then=tuple((outcome, _text(to, named)) for outcome, to in own.then))
    return own


def _text(text: Text, named: Mapping[str, str]) -> Text:
    return text._replace(value=named.get(text.value, text.value))
