"""How far the unpassed safety rules flow: which rules can still be open at each place of the whole forest.

A rule is a bit. It is open from the start of a walk until its `require` mark is passed; a `never` rule stays open. At
each node the bits of all walks that come there are joined, so one pass over the forest judges every rule over every
path. For each place where a tree is entered, the tree is worked out once, as if every rule were open there; for each
outcome it can come back with, that says which rules can still be open then. A `run` joins those with what was open
before it, so a mark passed on the way to `stop` counts for `stop` alone; a `goto` takes over the outcomes of the place
it leads to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, Ask, Do, End, Goto, Run, Text, Tree

Entry: TypeAlias = tuple[str, str]
"""A place where a walk enters a tree: the tree's id and a node's."""

Closes: TypeAlias = Mapping[str, int]
"""For each mark, the bits of the rules that it closes."""


@dataclass(slots=True)
class Reach:
    """A tree walked from one entry with every rule open: what can be open on arriving at each node it comes to."""

    nodes: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    """For each outcome, what can be open when the walk ends with it."""
    gotos: dict[Entry, int] = field(default_factory=dict)
    """What can be open on going on to another tree."""


class Flow:
    """The flow over a forest; a place that names a tree or node that is not there leads nowhere."""

    def __init__(self, forest: Forest, closes: Closes, everything: int, start: Entry | None = None) -> None:
        self.forest, self.closes, self.everything, self.start = forest, closes, everything, start
        self.reaches: dict[Entry, Reach] = {}
        self._settle()

    def open_at(self) -> dict[str, dict[str, int]]:
        """For each tree and node, the rules that some walk from `start`, or any tree's, has still open on arriving."""
        arrived = dict.fromkeys(self._starts(), self.everything)
        todo = list(arrived)
        while todo:
            entry = todo.pop()
            for target, bits in self.reaches[entry].gotos.items():
                before = arrived.get(target, 0)
                after = before | (bits & arrived[entry])
                if after != before:
                    arrived[target] = after
                    todo.append(target)
        found: dict[str, dict[str, int]] = {key: {} for key in self.forest.trees}
        for entry, bits in arrived.items():
            nodes = found[entry[0]]
            for node, reached in self.reaches[entry].nodes.items():
                nodes[node] = nodes.get(node, 0) | (reached & bits)
        return found

    def closed_by(self, marks: tuple[Text, ...]) -> int:
        """The bits of the rules that these marks close."""
        bits = 0
        for mark in marks:
            bits |= self.closes.get(mark.value, 0)
        return bits

    def _starts(self) -> list[Entry]:
        if self.start:
            return [self.start]
        return [(key, tree.start.value) for key, tree in self.forest.trees.items() if tree.start.value in tree.nodes]

    def _settle(self) -> None:
        """Work out every entry, called ones first, and again those whose called trees turned out to say more."""
        order, users = _entries(self.forest, self._starts())
        self.reaches = {entry: Reach() for entry in order}
        todo = dict.fromkeys(reversed(order))
        while todo:
            entry, _ = todo.popitem()
            tree = self.forest.trees[entry[0]]
            reach = self._walk(tree, entry[1])
            if reach.outcomes != self.reaches[entry].outcomes:
                todo.update(dict.fromkeys(users.get(entry, ())))
            self.reaches[entry] = reach

    def _walk(self, tree: Tree, start: str) -> Reach:
        reach = Reach()
        arrived = reach.nodes
        arrived[start] = self.everything
        todo = [start]

        def arrive(key: str, bits: int) -> None:
            before = arrived.get(key, 0)
            if bits & ~before and key in tree.nodes:
                arrived[key] = before | bits
                todo.append(key)

        while todo:
            key = todo.pop()
            node = tree.nodes[key]
            bits = arrived[key]
            if node.marks:
                bits &= ~self.closed_by(node.marks)
            if isinstance(node, Ask):
                for answer in node.answers:
                    arrive(answer.to.value, bits & ~self.closed_by(answer.marks) if answer.marks else bits)
            elif isinstance(node, Do):
                arrive(node.next.value, bits)
            elif isinstance(node, End):
                reach.outcomes[node.outcome] = reach.outcomes.get(node.outcome, 0) | bits
            elif target := entered(self.forest, node):
                called = self.reaches[target].outcomes
                if isinstance(node, Run):
                    for outcome, left in called.items():
                        if to := taken(node, outcome):
                            arrive(to.value, bits & left)
                else:
                    reach.gotos[target] = reach.gotos.get(target, 0) | bits
                    for outcome, left in called.items():
                        reach.outcomes[outcome] = reach.outcomes.get(outcome, 0) | (bits & left)
        return reach


def entered(forest: Forest, node: Run | Goto) -> Entry | None:
    """Where a walk enters the tree that `node` names; None where there is no such place."""
    tree = forest.trees.get(node.ref.tree)
    if tree is None:
        return None
    key = node.ref.node or tree.start.value
    return (tree.id, key) if key in tree.nodes else None


def taken(run: Run, outcome: str) -> Text | None:
    """The node that a walk comes back to after the called tree ended with `outcome`."""
    otherwise = None
    for name, to in run.then:
        if name.value == outcome:
            return to
        if name.value == OTHERWISE:
            otherwise = to
    return otherwise


def _entries(forest: Forest, starts: list[Entry]) -> tuple[list[Entry], dict[Entry, list[Entry]]]:
    """Every place where a tree is entered, each after those that it enters itself, and who enters each."""
    named = {
        key: [target for node, _ in tree.refs() if (target := entered(forest, node))]
        for key, tree in forest.trees.items()
    }
    users: dict[Entry, list[Entry]] = {}
    order: list[Entry] = []
    seen: set[Entry] = set()
    for start in starts:
        stack = [(start, iter(named[start[0]]))] if start not in seen else []
        seen.add(start)
        while stack:
            entry, rest = stack[-1]
            target = next(rest, None)
            if target is None:
                order.append(entry)
                stack.pop()
                continue
            users.setdefault(target, []).append(entry)
            if target not in seen:
                seen.add(target)
                stack.append((target, iter(named[target[0]])))
    return order, users
