"""A walk through the forest as somebody makes it: answer by answer, into other trees and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from build_tools.load.source import Span
from build_tools.model.flow import entered, taken
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Do, End, Goto, Node, Run, Tree

_DEEPEST = 50
"""Trees walked inside one another before a walk is taken to go round for ever."""


class Stand(NamedTuple):
    """Where a walk stands, and the runs (tree and node) that it has to come back to, the innermost last."""

    tree: str
    node: str
    calls: tuple[tuple[str, str], ...] = ()


class Stop(NamedTuple):
    """A question, or the end of it all; `passed` are the lines that led to it from where the walk stood."""

    stand: Stand
    node: Ask | End
    passed: tuple[Span, ...]


Stops: TypeAlias = dict[Stand, "Stop | None"]


class Walk(NamedTuple):
    """How far a walk came. `stop` is None where it runs into a place that is not there, or goes round for ever."""

    stop: Stop | None
    taken: tuple[tuple[Stand, Answer], ...]
    passed: tuple[Span, ...]

    @property
    def ended(self) -> bool:
        """Whether it came to an end."""
        return self.stop is not None and isinstance(self.stop.node, End)


def start(tree: Tree) -> tuple[Stand, Span]:
    """Where walks through a tree begin, and the line that says so."""
    return Stand(tree.id, tree.start.value), tree.start.span


def walk(forest: Forest, tree: Tree, labels: Iterable[str], stops: Stops | None = None) -> Walk:
    """Give answers from a tree's start until none is left, or until one is not among those that are asked for.

    `stops` remembers between walks where going on leads.
    """
    known: Stops = {} if stops is None else stops
    stand, line = start(tree)
    passed = [line]
    done: list[tuple[Stand, Answer]] = []
    stop = _known(forest, stand, known)
    for label in labels:
        answer = stop and answered(stop.node, label)
        if not stop or not answer:
            break
        here = stop.stand
        passed += stop.passed
        passed.append(answer.to.span)
        done.append((here, answer))
        stop = _known(forest, Stand(here.tree, answer.to.value, here.calls), known)
    return Walk(stop, tuple(done), (*passed, *(stop.passed if stop else ())))


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
