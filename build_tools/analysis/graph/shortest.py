"""The shortest ways through the forest that never pass certain marks, across `run` and `goto`.

A `run` is stepped over by the shortest way through the called tree to each of its outcomes, so a way never comes back
from a tree other than as that tree was walked (Knuth's generalization of Dijkstra's algorithm, 1977).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from build_tools.analysis.graph.flow import Entry, entered, taken
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Do, End, Goto, Node, Run, Text, Tree


class Step(NamedTuple):
    """One thing on a way: an answer, an action, a tree gone into (`run`, `goto`) or come back from with an outcome."""

    tree: Tree
    node: Node
    answer: Answer | None = None
    outcome: str | None = None


class _At(NamedTuple):
    """Arrived at a node; `call` is the tree being walked for a `run`, empty on the way that people walk."""

    call: str
    tree: str
    node: str


class _Out(NamedTuple):
    """A called tree walked to an outcome."""

    call: str
    outcome: str


_Item: TypeAlias = _At | _Out
_Came: TypeAlias = tuple["_Item | Step", ...]

_ANSWER = 1 << 20
"""The price of an answer in nodes: fewest answers first, then fewest nodes."""


class Ways:
    """All shortest ways from the starts of all trees on which none of `closing` is passed."""

    def __init__(self, forest: Forest, closing: Iterable[str]) -> None:
        self.forest, self.closing = forest, frozenset(closing)
        self._done: dict[_Item, int] = {}
        self._came: dict[_Item, _Came] = {}
        self._heap: list[tuple[int, int, _Item, _Came]] = []
        self._waiting: dict[str, list[_At]] = {}
        self._pushed = 0
        for key, tree in forest.trees.items():
            if tree.start.value in tree.nodes:
                self._push(0, _At("", key, tree.start.value))
        self._run()

    def price(self, tree: str, node: str) -> int | None:
        """How long the shortest way to a node is, for comparing; None where there is none."""
        return self._done.get(_At("", tree, node))

    def to(self, tree: str, node: str) -> tuple[Step, ...]:
        """The steps of the shortest way to a node."""
        steps: list[Step] = []
        todo: list[_Item | Step] = [_At("", tree, node)]
        while todo:
            item = todo.pop()
            if isinstance(item, Step):
                steps.append(item)
            else:
                todo.extend(reversed(self._came[item]))
        return tuple(steps)

    def passes(self, marks: tuple[Text, ...]) -> bool:
        """Whether one of these marks closes the way."""
        return any(mark.value in self.closing for mark in marks)

    def _push(self, price: int, item: _Item, *came: _Item | Step) -> None:
        if item not in self._done:
            self._pushed += 1
            heappush(self._heap, (price, self._pushed, item, came))

    def _run(self) -> None:
        while self._heap:
            price, _, item, came = heappop(self._heap)
            if item in self._done:
                continue
            self._done[item], self._came[item] = price, came
            if isinstance(item, _Out):
                for run in self._waiting.get(item.call, ()):
                    self._come_back(run, item)
            else:
                self._go_on(price, item)

    def _go_on(self, price: int, at: _At) -> None:
        tree = self.forest.trees[at.tree]
        node = tree.nodes[at.node]
        if self.passes(node.marks):
            return
        match node:
            case Ask():
                for answer in node.answers:
                    if answer.to.value in tree.nodes and not self.passes(answer.marks):
                        there = _At(at.call, at.tree, answer.to.value)
                        self._push(price + _ANSWER + 1, there, at, Step(tree, node, answer))
            case Do():
                if node.next.value in tree.nodes:
                    self._push(price + 1, _At(at.call, at.tree, node.next.value), at, Step(tree, node))
            case End():
                if at.call:
                    self._push(price, _Out(at.call, node.outcome.value), at)
            case Goto():
                if entry := entered(self.forest, node):
                    self._push(price + 1, _At(at.call, *entry), at, Step(tree, node))
            case Run():
                if entry := entered(self.forest, node):
                    self._call(at, entry)

    def _call(self, at: _At, entry: Entry) -> None:
        called = entry[0]
        if called not in self._waiting:
            self._waiting[called] = []
            self._push(0, _At(called, *entry))
        self._waiting[called].append(at)
        for outcome in self._outcomes(called):
            self._come_back(at, outcome)

    def _outcomes(self, called: str) -> Iterator[_Out]:
        return (out for name in ("resolved", "escalate", "stop") if (out := _Out(called, name)) in self._done)

    def _come_back(self, at: _At, out: _Out) -> None:
        tree = self.forest.trees[at.tree]
        node = tree.nodes[at.node]
        assert isinstance(node, Run)
        to = taken(node, out.outcome)
        if to and to.value in tree.nodes:
            price = self._done[at] + self._done[out] + 1
            there = _At(at.call, at.tree, to.value)
            self._push(price, there, at, Step(tree, node), out, Step(tree, node, outcome=out.outcome))
