"""A walk through the forest as somebody makes it: answer by answer, into other trees and back.

An example may leave a called tree by its outcome, `→ not paid`, in place of the answers that it would take in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from build_tools.analysis.graph.calls import entry_of, return_target
from build_tools.analysis.graph.outcomes import outcomes
from build_tools.findings import Span
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Do, End, Goto, Node, Outcome, Run, Text, Tree

ARROW = "→"
"""What begins an item of an example that names a called tree's outcome."""

_DEEPEST = 50
"""Trees walked inside one another before a walk is taken to go round for ever."""


class Stand(NamedTuple):
    """Where a walk stands, and the runs (tree and node) that it has to come back to, the innermost last."""

    tree: str
    node: str
    calls: tuple[tuple[str, str], ...] = ()


class Return(NamedTuple):
    """A way back from a called tree: what its outcome is called, where the `run` stands, and where `then` leads."""

    outcome: str
    run: Stand
    to: Text


@dataclass(slots=True, eq=False)
class Stop:
    """A question, or the end of it all; `passed` are the lines that led to it from where the walk stood."""

    stand: Stand
    node: Ask | End
    passed: tuple[Span, ...]
    begun: int = 0
    """How many of the called trees that the stand is in were entered since the last answer; the innermost are these."""
    on: dict[str, tuple[Answer | Return, Stop | None]] = field(default_factory=dict)
    """Where the answers and outcomes lead that have been taken so far."""


Stops: TypeAlias = dict[Stand, Stop | None]


class Walk(NamedTuple):
    """How far a walk came: where it stopped to ask, what was answered there, and where it stands.

    `stop` is None where it runs into a place that is not there, or goes round for ever.
    """

    tree: Tree
    asked: tuple[Stop, ...]
    given: tuple[Answer | Return, ...]
    stop: Stop | None

    @property
    def ended(self) -> bool:
        """Whether it came to an end."""
        return self.stop is not None and isinstance(self.stop.node, End)

    @property
    def taken(self) -> tuple[tuple[Stand, Answer], ...]:
        """Each answer, and where it was given; outcomes that stand for answers are left out."""
        steps = zip(self.asked, self.given, strict=True)
        return tuple([(stop.stand, given) for stop, given in steps if isinstance(given, Answer)])

    @property
    def passed(self) -> tuple[Span, ...]:
        """The lines that led it on."""
        lines = [self.tree.start.span]
        for stop, given in zip(self.asked, self.given, strict=True):
            lines += [*stop.passed, given.to.span]
        return (*lines, *(self.stop.passed if self.stop else ()))


def start(tree: Tree) -> Stand:
    """Where walks through a tree begin."""
    return Stand(tree.id, tree.start.value)


def walk(forest: Forest, tree: Tree, labels: Iterable[str], stops: Stops | None = None) -> Walk:
    """Give answers from a tree's start until none is left, or until one is not among those that are asked for.

    A label that begins with an arrow names the outcome with which a tree is left that the walk has just entered.
    `stops` remembers between walks where going on leads.
    """
    known: Stops = {} if stops is None else stops
    asked: list[Stop] = []
    given: list[Answer | Return] = []
    stop = _known(forest, start(tree), known)
    for label in labels:
        on = stop and (stop.on.get(label) or _take(forest, stop, label, known))
        if not stop or not on:
            break
        asked.append(stop)
        step, stop = on
        given.append(step)
    return Walk(tree, tuple(asked), tuple(given), stop)


def _take(forest: Forest, stop: Stop, label: str, stops: Stops) -> tuple[Answer | Return, Stop | None] | None:
    stand = stop.stand
    if answer := answered(stop.node, label):
        stop.on[label] = answer, _known(forest, Stand(stand.tree, answer.to.value, stand.calls), stops)
    elif label.startswith(ARROW):
        name = label.removeprefix(ARROW).strip()
        for way in returns(forest, stop):
            if name in names(forest, way):
                back = Stand(way.run.tree, way.to.value, way.run.calls)
                stop.on[label] = way, _known(forest, back, stops)
                break
    return stop.on.get(label)


def returns(forest: Forest, stop: Stop) -> Iterator[Return]:
    """The ways back from the trees that a walk has just entered, the outermost tree first."""
    calls = stop.stand.calls
    for depth in range(len(calls) - stop.begun, len(calls)):
        stand = Stand(*calls[depth], calls[:depth])
        run = forest.trees[stand.tree].nodes[stand.node]
        assert isinstance(run, Run), "only a run calls"
        known = outcomes(forest, run.ref.tree)
        for outcome in Outcome:
            to = return_target(run, outcome)
            if to and (known is None or outcome in known.reached):
                yield Return(outcome, stand, to)


def names(forest: Forest, way: Return) -> tuple[str, ...]:
    """What an example may call an outcome: as the called tree's `outcomes` say, or by its key."""
    run = forest.trees[way.run.tree].nodes[way.run.node]
    called = forest.trees[run.ref.tree].outcomes if isinstance(run, Run) else ()
    return (*(words.value for key, words in called if key.value == way.outcome), way.outcome)


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
    within = len(stand.calls)
    while len(stand.calls) <= _DEEPEST:
        tree = forest.trees.get(stand.tree)
        node = tree.nodes.get(stand.node) if tree else None
        if isinstance(node, Ask) or (isinstance(node, End) and not stand.calls):
            return Stop(stand, node, tuple(passed), len(stand.calls) - within)
        on = step(forest, stand, node) if node and stand not in seen else None
        if on is None:
            return None
        seen.add(stand)
        stand, line = on
        within = min(within, len(stand.calls))
        passed.append(line)
    return None


def step(forest: Forest, stand: Stand, node: Do | Run | Goto | End) -> tuple[Stand, Span] | None:
    """One step on through what asks nothing, and the line that leads there; None where it leads nowhere."""
    match node:
        case Do():
            return Stand(stand.tree, node.next.value, stand.calls), node.next.span
        case End():
            tree, key = stand.calls[-1]
            run = forest.trees[tree].nodes[key]
            assert isinstance(run, Run)
            to = return_target(run, node.outcome.value)
            return (Stand(tree, to.value, stand.calls[:-1]), to.span) if to else None
        case Run() | Goto():
            entry = entry_of(forest, node)
            calls = (*stand.calls, (stand.tree, stand.node)) if isinstance(node, Run) else stand.calls
            return (Stand(*entry, calls), node.ref.span) if entry else None
