"""The shortest walks through the forest to each node and state, across `run` and `goto`.

A state is a small number that marks change. A `run` is stepped over by the shortest walk through the called tree to
each of its outcomes, so a walk never comes back from a tree other than as that tree was walked (Knuth's generalization
of Dijkstra's algorithm, 1977).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from build_tools.analysis.graph.calls import Entry, entry_of, return_target
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Do, End, Goto, Node, Run, Text, Tree

Transfer: TypeAlias = Callable[[tuple[Text, ...], int], Iterable[int]]
"""The states that some marks can make of a state."""


class WalkStep(NamedTuple):
    """One thing on a walk: an answer, an action, a tree gone into (`run`, `goto`) or come back from with an outcome."""

    tree: Tree
    node: Node
    state: int
    """The state after it."""
    answer: Answer | None = None
    outcome: str | None = None


class _Call(NamedTuple):
    """A tree walked for a `run`, whoever runs it."""

    entry: Entry
    state: int


class _At(NamedTuple):
    """Arrived at a node; `call` is the tree being walked for a `run`, None on the walk that people take."""

    call: _Call | None
    tree: str
    node: str
    state: int


class _Out(NamedTuple):
    """A called tree walked to an outcome."""

    call: _Call
    outcome: str
    state: int


_Item: TypeAlias = _At | _Out
_Came: TypeAlias = tuple["_Item | WalkStep", ...]

_ANSWER = 1 << 20
"""The price of an answer in nodes: fewest answers first, then fewest nodes."""


class Shortest:
    """All shortest walks from some places, each with the state it begins in."""

    def __init__(self, forest: Forest, begins: Iterable[tuple[Entry, int]], transfer: Transfer) -> None:
        self.forest, self.transfer = forest, transfer
        self._done: dict[_Item, int] = {}
        self._came: dict[_Item, _Came] = {}
        self._heap: list[tuple[int, int, _Item, _Came]] = []
        self._waiting: dict[_Call, list[_At]] = {}
        self._outs: dict[_Call, list[_Out]] = {}
        self._pushed = 0
        for (tree, node), state in begins:
            self._push(0, _At(None, tree, node, state))
        self._search()

    def price(self, tree: str, node: str, state: int) -> int | None:
        """How long the shortest walk to a node is, for comparing; None where there is none."""
        return self._done.get(_At(None, tree, node, state))

    def to(self, tree: str, node: str, state: int) -> tuple[WalkStep, ...]:
        """The steps of the shortest walk that arrives at a node in a state."""
        steps: list[WalkStep] = []
        todo: list[_Item | WalkStep] = [_At(None, tree, node, state)]
        while todo:
            item = todo.pop()
            if isinstance(item, WalkStep):
                steps.append(item)
            else:
                todo.extend(reversed(self._came[item]))
        return tuple(steps)

    def began(self, tree: str, node: str, state: int) -> tuple[str, int]:
        """The tree where that walk begins, and the state there."""
        at: _Item | WalkStep = _At(None, tree, node, state)
        while isinstance(at, _Item) and (came := self._came[at]):
            at = came[0]
        assert isinstance(at, _At)
        return at.tree, at.state

    def _push(self, price: int, item: _Item, *came: _Item | WalkStep) -> None:
        if item not in self._done:
            self._pushed += 1
            heappush(self._heap, (price, self._pushed, item, came))

    def _search(self) -> None:
        while self._heap:
            price, _, item, came = heappop(self._heap)
            if item in self._done:
                continue
            self._done[item], self._came[item] = price, came
            if isinstance(item, _Out):
                self._outs[item.call].append(item)
                for run in self._waiting[item.call]:
                    self._come_back(run, item)
            else:
                for state in self.transfer(self._node(item).marks, item.state):
                    self._go_on(price, item, state)

    def _node(self, at: _At) -> Node:
        return self.forest.trees[at.tree].nodes[at.node]

    def _go_on(self, price: int, at: _At, state: int) -> None:
        tree, node = self.forest.trees[at.tree], self._node(at)
        match node:
            case Ask():
                for answer in node.answers:
                    for after in self.transfer(answer.marks, state):
                        self._step(price + _ANSWER + 1, at, answer.to, WalkStep(tree, node, after, answer))
            case Do():
                self._step(price + 1, at, node.next, WalkStep(tree, node, state))
            case End():
                if at.call:
                    self._push(price, _Out(at.call, node.outcome.value, state), at)
            case Goto() | Run():
                if entry := entry_of(self.forest, node):
                    if isinstance(node, Run):
                        self._call(at, _Call(entry, state))
                    if isinstance(node, Goto) or at.call is None:
                        self._push(price + 1, _At(at.call, *entry, state), at, WalkStep(tree, node, state))

    def _step(self, price: int, at: _At, to: Text, step: WalkStep) -> None:
        if to.value in step.tree.nodes:
            self._push(price, _At(at.call, at.tree, to.value, step.state), at, step)

    def _call(self, at: _At, call: _Call) -> None:
        if call not in self._waiting:
            self._waiting[call], self._outs[call] = [], []
            self._push(0, _At(call, *call.entry, call.state))
        self._waiting[call].append(at)
        for out in self._outs[call]:
            self._come_back(at, out)

    def _come_back(self, at: _At, out: _Out) -> None:
        tree, node = self.forest.trees[at.tree], self._node(at)
        assert isinstance(node, Run)
        to = return_target(node, out.outcome)
        if to and to.value in tree.nodes:
            price = self._done[at] + self._done[out] + 1
            there = _At(at.call, at.tree, to.value, out.state)
            gone, back = WalkStep(tree, node, out.call.state), WalkStep(tree, node, out.state, outcome=out.outcome)
            self._push(price, there, at, gone, out, back)
