"""Which paths through a tree are new, gone, or end elsewhere.

A path is the answers and outcomes from the start to an end. The two states are walked side by side: where they part,
all paths beyond are told together, with the shortest way there. Where ways go round, each goes round once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.analysis.graph.calls import return_target
from build_tools.compare.steps import same_answers, same_nodes
from build_tools.model.tree import Ask, Do, End, Goto, Node, Outcome, Run, Tree

NEW, GONE, ELSEWHERE = "new", "gone", "elsewhere"


class Choice(NamedTuple):
    """A question, or the tree that is walked there, and the answer or the outcome."""

    node: str
    label: str


class Parting(NamedTuple):
    """Where paths part: the shortest way there in the state that has it, how many paths go on, and to which ends."""

    kind: str
    way: tuple[Choice, ...]
    beyond: int
    before: str
    after: str
    """For paths that end elsewhere, the ends; otherwise the ends of those that are gone, or new."""


class PathChanges(NamedTuple):
    """All partings of a tree, and how many paths it has in each state."""

    partings: tuple[Parting, ...]
    before: int
    after: int


def path_changes(before: Tree, after: Tree, moved: Mapping[str, str]) -> PathChanges:
    """Compare the paths of two states of a tree; `moved` has the present ids of trees that moved."""
    old, new = _Paths(before, moved), _Paths(after)
    begin = old.stop(before.start.value), new.stop(after.start.value)
    found = tuple(_partings(old, new, begin, moved))
    return PathChanges(found, old.count(begin[0]), new.count(begin[1]))


def _partings(
    old: _Paths, new: _Paths, begin: tuple[str | None, str | None], moved: Mapping[str, str]
) -> Iterator[Parting]:
    nodes = same_nodes(old.tree, new.tree)
    queue: deque[tuple[str | None, str | None, tuple[Choice, ...]]] = deque([(*begin, ())])
    seen = {begin}
    while queue:
        was, now, way = queue.popleft()
        then, there = old.node(was), new.node(now)
        if then is None or there is None or nodes.get(was or "") != now or not _same_call(then, there, moved):
            yield from _parted(old, new, was, now, way)
        elif isinstance(then, End | Goto) or isinstance(there, End | Goto):
            if (end := old.end(was)) != (ended := new.end(now)):
                yield Parting(ELSEWHERE, way, 1, end, ended)
        else:
            labels = same_answers(then, there, nodes) if isinstance(then, Ask) and isinstance(there, Ask) else {}
            ways, ways_now = old.ways(was), new.ways(now)
            for label, to in ways.items():
                on = labels.get(label, label)
                if on in ways_now:
                    pair = to, ways_now[on]
                    if pair not in seen:
                        seen.add(pair)
                        queue.append((*pair, (*way, Choice(there.id.value, on))))
                else:
                    yield Parting(GONE, (*way, Choice(then.id.value, label)), old.count(to), old.ends(to), "")
            for label, to in ways_now.items():
                if label not in {labels.get(one, one) for one in ways}:
                    yield Parting(NEW, (*way, Choice(there.id.value, label)), new.count(to), "", new.ends(to))


def _parted(old: _Paths, new: _Paths, was: str | None, now: str | None, way: tuple[Choice, ...]) -> Iterator[Parting]:
    if old.is_end(was) and new.is_end(now):
        if old.end(was) != new.end(now) or was != now:
            yield Parting(ELSEWHERE, way, 1, old.end(was), new.end(now))
        return
    yield Parting(GONE, way, old.count(was), f"{old.at(was)}{old.ends(was)}", "")
    yield Parting(NEW, way, new.count(now), "", f"{new.at(now)}{new.ends(now)}")


def _same_call(then: Node, there: Node, moved: Mapping[str, str]) -> bool:
    if isinstance(then, Run) and isinstance(there, Run):
        return moved.get(then.ref.tree, then.ref.tree) == there.ref.tree
    return then.kind == there.kind or isinstance(then, End | Goto)


class _Paths:
    """The paths of one state of a tree, from each of its stops: what asks, calls, or ends."""

    def __init__(self, tree: Tree, moved: Mapping[str, str] | None = None) -> None:
        self.tree, self._moved = tree, moved or {}
        self._counts: dict[str | None, int] = {None: 0}
        self._counted: set[str | None] = {None}

    def node(self, key: str | None) -> Node | None:
        return self.tree.nodes.get(key) if key else None

    def stop(self, key: str) -> str | None:
        """Where a walk stops that comes to a node; None where it goes round, or leads nowhere."""
        seen: set[str] = set()
        while key in self.tree.nodes and key not in seen:
            node = self.tree.nodes[key]
            if not isinstance(node, Do):
                return key
            seen.add(key)
            key = node.next.value
        return None

    def ways(self, key: str | None) -> dict[str, str | None]:
        """The answers or outcomes of a stop, and the stop that each leads to."""
        node = self.node(key)
        if isinstance(node, Ask):
            return {answer.label.value: self.stop(answer.to.value) for answer in node.answers}
        if isinstance(node, Run):
            named = {outcome.value: return_target(node, outcome.value) for outcome in Outcome}
            return {outcome: self.stop(to.value) for outcome, to in named.items() if to}
        return {}

    def is_end(self, key: str | None) -> bool:
        return isinstance(self.node(key), End | Goto)

    def count(self, key: str | None) -> int:
        """How many paths go on from a stop."""
        todo = [key]
        while todo:
            here = todo[-1]
            ways = self.ways(here).values()
            if here not in self._counts:
                self._counts[here] = 0  # a way round is no further path
                todo += [to for to in ways if to not in self._counts]
                continue
            todo.pop()
            if here not in self._counted:
                self._counted.add(here)
                self._counts[here] = 1 if self.is_end(here) else sum(self._counts[to] for to in ways)
        return self._counts[key]

    def end(self, key: str | None) -> str:
        """An end in words that tell it from another: its id, and what it comes to."""
        node = self.node(key)
        if isinstance(node, End):
            return f"{node.id.value} ({node.outcome.value}{f' → {node.to.value}' if node.to else ''})"
        if not isinstance(node, Goto):
            return ""
        ref = node.ref._replace(tree=self._moved.get(node.ref.tree, node.ref.tree))
        return f"{node.id.value} (→ {ref})"

    def ends(self, key: str | None) -> str:
        """The ends of all paths from a stop."""
        found: dict[str, None] = {}
        todo, seen = [key], {key}
        while todo:
            here = todo.pop(0)
            if self.is_end(here):
                found[self.end(here)] = None
            for to in self.ways(here).values():
                if to not in seen:
                    seen.add(to)
                    todo.append(to)
        return ", ".join(found)

    def at(self, key: str | None) -> str:
        """The question or call where a path goes on, before its ends."""
        node = self.node(key)
        return f"`{node.id.value}` → " if node and not isinstance(node, End | Goto) else ""
