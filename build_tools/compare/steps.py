"""What changed in a tree, step by step: questions, answers, actions, guards, ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from build_tools.model.tree import Answer, Ask, Do, End, Goto, Interval, Node, Run, Text, Tree

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


class Change(NamedTuple):
    """One change: of which kind, of what (a key of the locale's `diff.part`), at which node, and its words."""

    kind: str
    part: str
    node: str
    before: str
    after: str
    screen: bool = False
    """Whether only the screen shows it: no card, and no path."""


def same_nodes(before: Tree, after: Tree) -> dict[str, str]:
    """Each node of `before` that is still there, with the id that it has now: its own, or that of its only likeness."""
    kept = {key: key for key in before.nodes if key in after.nodes}
    new = [key for key in after.nodes if key not in before.nodes]
    for key in before.nodes:
        if key not in kept:
            alike = [one for one in new if one not in kept.values() and _alike(before.nodes[key], after.nodes[one])]
            if len(alike) == 1:
                kept[key] = alike[0]
    return kept


def _alike(one: Node, other: Node) -> bool:
    labels = [[edge.label for edge in node.edges()] for node in (one, other)]
    return (one.kind, one.text.value, labels[0]) == (other.kind, other.text.value, labels[1])


def same_answers(before: Ask, after: Ask, nodes: Mapping[str, str]) -> dict[str, str]:
    """Each answer of `before` that is still there, with its words now: the same, or those at its place and target."""
    kept = {a.label.value: a.label.value for a in before.answers if any(_said(a, b) for b in after.answers)}
    new = [(place, b) for place, b in enumerate(after.answers) if b.label.value not in kept]
    for place, answer in enumerate(before.answers):
        if answer.label.value not in kept:
            for there, other in new:
                if there == place and other.to.value == nodes.get(answer.to.value):
                    kept[answer.label.value] = other.label.value
    return kept


def _said(one: Answer, other: Answer) -> bool:
    return one.label.value == other.label.value


def changes(before: Tree, after: Tree, moved: Mapping[str, str] | None = None) -> Iterator[Change]:
    """Every change between two states of a tree, its head first, then its nodes as they are written now.

    `moved` has the present ids of trees that moved: to name one by its new id is no change.
    """
    yield from _head(before, after)
    nodes = same_nodes(before, after)
    former = {now: then for then, now in nodes.items()}
    for key, node in after.nodes.items():
        if key not in former:
            yield Change(ADDED, node.kind.value, key, "", _words(node))
            continue
        old = before.nodes[former[key]]
        if former[key] != key:
            yield Change(CHANGED, "id", key, former[key], key, screen=True)
        if old.kind != node.kind:
            yield Change(CHANGED, "kind", key, _words(old), _words(node))
        else:
            for change in _node(old, node, nodes):
                if not (isinstance(old, Run | Goto) and _now(change.before, moved or {}) == change.after):
                    yield change
    for key, node in before.nodes.items():
        if key not in nodes:
            yield Change(REMOVED, node.kind.value, key, _words(node), "")


def _head(before: Tree, after: Tree) -> Iterator[Change]:
    yield from _differ("title", "", before.title.value, after.title.value)
    yield from _differ("summary", "", before.summary.value, after.summary.value)
    yield from _differ("start", "", before.start.value, after.start.value)
    for part, of in _LISTS.items():
        yield from _differ(part, "", of(before), of(after), screen=part == "aliases")


_LISTS: Mapping[str, Callable[[Tree], str]] = {
    "enter": lambda tree: ", ".join(f"{fact.value}: {_joined(values)}" for fact, values in tree.enter),
    "outcomes": lambda tree: ", ".join(f"{key.value}: {words.value}" for key, words in tree.outcomes),
    "aliases": lambda tree: _joined(tree.aliases),
}


def _node(old: Node, new: Node, nodes: Mapping[str, str]) -> Iterator[Change]:
    key = new.id.value
    yield from _differ(new.kind.value, key, _words(old), _words(new))
    yield from _differ("guard", key, _text(old.guard), _text(new.guard))
    yield from _differ("marks", key, _joined(old.marks), _joined(new.marks))
    if isinstance(old, Ask) and isinstance(new, Ask):
        yield from _answers(old, new, nodes)
    elif isinstance(old, Do) and isinstance(new, Do):
        yield from _differ("next", key, nodes.get(old.next.value, old.next.value), new.next.value)
        yield from _differ("who", key, _text(old.who), _text(new.who))
        yield from _differ("estimate", key, _estimates(old), _estimates(new), screen=True)
    elif isinstance(old, Run) and isinstance(new, Run):
        then = {outcome.value: to.value for outcome, to in old.then}
        now = {outcome.value: to.value for outcome, to in new.then}
        for outcome in (*then, *(one for one in now if one not in then)):
            target = then.get(outcome, "")
            for change in _differ("then", key, nodes.get(target, target), now.get(outcome, "")):
                yield change._replace(before=_arrow(outcome, change.before), after=_arrow(outcome, change.after))
    elif isinstance(old, End) and isinstance(new, End):
        yield from _differ("outcome", key, old.outcome.value, new.outcome.value)
        yield from _differ("to", key, _text(old.to), _text(new.to))
        yield from _differ("bring", key, _joined(old.bring), _joined(new.bring))
    yield from _differ("hint", key, _text(old.hint), _text(new.hint), screen=True)
    yield from _differ("tell", key, _text(old.tell), _text(new.tell), screen=True)
    yield from _differ("steps", key, _joined(old.steps), _joined(new.steps), screen=True)


def _answers(old: Ask, new: Ask, nodes: Mapping[str, str]) -> Iterator[Change]:
    key = new.id.value
    kept = same_answers(old, new, nodes)
    former = {now: then for then, now in kept.items()}
    then = {answer.label.value: answer for answer in old.answers}
    for answer in new.answers:
        label = answer.label.value
        if label not in former:
            yield Change(ADDED, "answer", key, "", _arrow(label, answer.to.value))
            continue
        was = then[former[label]]
        target = nodes.get(was.to.value, was.to.value)
        if (former[label], target) != (label, answer.to.value):
            yield Change(CHANGED, "answer", key, _arrow(former[label], target), _arrow(label, answer.to.value))
        for part, before, after in (
            ("guard", _text(was.guard), _text(answer.guard)),
            ("marks", _joined(was.marks), _joined(answer.marks)),
        ):
            for change in _differ(part, key, before, after):
                yield change._replace(before=_of(label, change.before), after=_of(label, change.after))
        yield from _differ("estimate", key, _share(was), _share(answer), screen=True)
    for label, answer in then.items():
        if label not in kept:
            yield Change(REMOVED, "answer", key, _arrow(label, answer.to.value), "")


def _differ(part: str, node: str, before: str, after: str, *, screen: bool = False) -> Iterator[Change]:
    if before != after:
        kind = CHANGED if before and after else ADDED if after else REMOVED
        yield Change(kind, part, node, before, after, screen)


def _words(node: Node) -> str:
    return str(node.ref) if isinstance(node, Run | Goto) else node.text.value


def _now(ref: str, moved: Mapping[str, str]) -> str:
    tree, mark, node = ref.partition("#")
    return f"{moved.get(tree, tree)}{mark}{node}"


def _range(value: Interval) -> str:
    return f"{value.low:g}" if value.low == value.high else f"{value.low:g}–{value.high:g}"


def _text(text: Text | None) -> str:
    return text.value if text else ""


def _joined(texts: tuple[Text, ...]) -> str:
    return ", ".join(text.value for text in texts)


def _arrow(label: str, to: str) -> str:
    return f"{label} → {to}" if to else ""


def _of(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _share(answer: Answer) -> str:
    return f"{answer.label.value} {_range(answer.share)}" if answer.share else ""


def _estimates(node: Do) -> str:
    parts = (("minutes", node.minutes), ("fixes", node.fixes))
    return ", ".join(f"{name} {_range(value)}" for name, value in parts if value)
