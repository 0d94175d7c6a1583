"""A walk through the forest as somebody makes it: answer by answer, into other trees and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from build_tools.analysis.graph.flow import entered, taken
from build_tools.load.source import Span
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Do, End, Goto, Node, Run, Tree

_DEEPEST = 50
"""Trees walked inside one another before a walk is taken to go round for ever."""


class Stand(NamedTuple):
    """Where a walk stands, and the runs (tree and node) that it has to come back to, the innermost last."""

    tree: str
    node: str
    calls: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True, eq=False)
class Stop:
    """A question, or the end of it all; `passed` are the lines that led to it from where the walk stood."""

    stand: Stand
    node: Ask | End
    passed: tuple[Span, ...]
    on: dict[str, tuple[Answer, Stop | None]] = field(default_factory=dict)
    """Where the answers lead that have been taken so far."""


Stops: TypeAlias = dict[Stand, Stop | None]


class Walk(NamedTuple):
    """How far a walk came: where it stopped to ask, what was answered there, and where it stands.

    `stop` is None where it runs into a place that is not there, or goes round for ever.
    """

    tree: Tree
    asked: tuple[Stop, ...]
    answers: tuple[Answer, ...]
    stop: Stop | None

    @property
    def ended(self) -> bool:
        """Whether it came to an end."""
        return self.stop is not None and isinstance(self.stop.node, End)

    @property
    def taken(self) -> tuple[tuple[Stand, Answer], ...]:
        """Each answer, and where it was given."""
        return tuple([(stop.stand, answer) for stop, answer in zip(self.asked, self.answers, strict=True)])

    @property
    def passed(self) -> tuple[Span, ...]:
        """The lines that led it on."""
        lines = [self.tree.start.span]
        for stop, answer in zip(self.asked, self.answers, strict=True):
            lines += [*stop.passed, answer.to.span]
        return (*lines, *(self.stop.passed if self.stop else ()))


def start(tree: Tree) -> Stand:
    """Where walks through a tree begin."""
    return Stand(tree.id, tree.start.value)


def walk(forest: Forest, tree: Tree, labels: Iterable[str], stops: Stops | None = None) -> Walk:
    """Give answers from a tree's start until none is left, or until one is not among those that are asked for.

    `stops` remembers between walks where going on leads.
    """
    known: Stops = {} if stops is None else stops
    asked: list[Stop] = []
    answers: list[Answer] = []
    stop = _known(forest, start(tree), known)
    for label in labels:
        on = stop and (stop.on.get(label) or _take(forest, stop, label, known))
        if not stop or not on:
            break
        asked.append(stop)
        answer, stop = on
        answers.append(answer)
    return Walk(tree, tuple(asked), tuple(answers), stop)


def _take(forest: Forest, stop: Stop, label: str, stops: Stops) -> tuple[Answer, Stop | None] | None:
    if answer := answered(stop.node, label):
        stand = stop.stand
        stop.on[label] = answer, _known(forest, Stand(stand.tree, answer.to.value, stand.calls), stops)
    return stop.on.get(label)


def _known(forest: Forest, stand: Stand, stops: Stops) -> Stop | None:
    if stand not in stops:
        stops[stand] = follow(forest, stand)
    return stops[stand]


def answered(node: Node, label: str) -> Answer | None:
    """The answer to a question that is called so."""
    if isinstance(node, Ask):
        for answer in node.answers:
            if answer.label.value == label:
                return answer
    return None


def follow(forest: Forest, stand: Stand) -> Stop | None:
    """Go on through all that asks nothing."""
    passed: list[Span] = []
    seen: set[Stand] = set()
    while len(stand.calls) <= _DEEPEST:
        tree = forest.trees.get(stand.tree)
        node = tree.nodes.get(stand.node) if tree else None
        if isinstance(node, Ask) or (isinstance(node, End) and not stand.calls):
            return Stop(stand, node, tuple(passed))
        on = _step(forest, stand, node) if node and stand not in seen else None
        if on is None:
            return None
        seen.add(stand)
        stand, line = on
        passed.append(line)
    return None


def _step(forest: Forest, stand: Stand, node: Do | Run | Goto | End) -> tuple[Stand, Span] | None:
    match node:
        case Do():
            return Stand(stand.tree, node.next.value, stand.calls), node.next.span
        case End():
            tree, key = stand.calls[-1]
            run = forest.trees[tree].nodes[key]
            assert isinstance(run, Run)
            to = taken(run, node.outcome.value)
            return (Stand(tree, to.value, stand.calls[:-1]), to.span) if to else None
        case Run() | Goto():
            entry = entered(forest, node)
            calls = (*stand.calls, (stand.tree, stand.node)) if isinstance(node, Run) else stand.calls
            return (Stand(*entry, calls), node.ref.span) if entry else None
