"""One decision tree, frozen: its nodes, their answers, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, NamedTuple, TypeAlias

from build_tools.findings import Span
from build_tools.load.nodes import Text as Text
from build_tools.load.source import Source


class Kind(StrEnum):
    """The verb of a node."""

    ASK = "ask"
    DO = "do"
    RUN = "run"
    GOTO = "goto"
    END = "end"


class Outcome(StrEnum):
    """How a tree can end, and so what a `run` of it can come back with."""

    RESOLVED = "resolved"
    ESCALATE = "escalate"
    STOP = "stop"


OTHERWISE = "otherwise"
"""The key of `then` that takes every outcome not named beside it."""


class Interval(NamedTuple):
    """An estimate, from `low` to `high`; both are the same where one number was given."""

    low: float
    high: float
    span: Span


class Edge(NamedTuple):
    """One way out of a node inside its tree: the answer or outcome taken (empty for `next`), and where it leads."""

    label: str
    to: str
    span: Span
    guard: Text | None = None


class Ref(NamedTuple):
    """A place named in another tree: `category/name`, or `category/name#node`."""

    tree: str
    node: str | None
    span: Span

    def __str__(self) -> str:
        return f"{self.tree}#{self.node}" if self.node else self.tree


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question; `guard` must be true before it is taken, `share` estimates how often it is."""

    label: Text
    to: Text
    share: Interval | None
    marks: tuple[Text, ...]
    guard: Text | None = None


@dataclass(frozen=True, slots=True)
class _Node:
    id: Text
    text: Text
    """What the node says: the question, the action, the way out. For `run` and `goto`, the tree they name."""
    guard: Text | None
    """What must be true before the step is taken, in one line that every face shows."""
    hint: Text | None
    picture: Text | None
    """The drawing that shows what words say badly: a file of docs/data/pictures, without its ending."""
    steps: tuple[Text, ...]
    tell: Text | None
    marks: tuple[Text, ...]
    sources: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Ask(_Node):
    """A question that can be answered by looking."""

    kind: ClassVar[Kind] = Kind.ASK
    answers: tuple[Answer, ...]

    def edges(self) -> Iterator[Edge]:
        """One edge an answer, in the author's order."""
        return (Edge(a.label.value, a.to.value, a.to.span, a.guard) for a in self.answers)


@dataclass(frozen=True, slots=True)
class Do(_Node):
    """One action; `minutes` it takes, and the probability that it alone `fixes` the trouble."""

    kind: ClassVar[Kind] = Kind.DO
    who: Text | None
    minutes: Interval | None
    fixes: Interval | None
    next: Text

    def edges(self) -> Iterator[Edge]:
        """The one edge to what comes next."""
        yield Edge("", self.next.value, self.next.span)


@dataclass(frozen=True, slots=True)
class Run(_Node):
    """A walk through another tree that comes back with its outcome."""

    kind: ClassVar[Kind] = Kind.RUN
    ref: Ref
    then: tuple[tuple[Text, Text], ...]

    def edges(self) -> Iterator[Edge]:
        """One edge an outcome, labelled by the outcome's key."""
        return (Edge(outcome.value, to.value, to.span) for outcome, to in self.then)


@dataclass(frozen=True, slots=True)
class Goto(_Node):
    """A way on into another tree, for good."""

    kind: ClassVar[Kind] = Kind.GOTO
    ref: Ref

    def edges(self) -> Iterator[Edge]:
        """No edge inside this tree."""
        return iter(())


@dataclass(frozen=True, slots=True)
class End(_Node):
    """Where a walk ends; `to` is who to turn to, `bring` what to have ready."""

    kind: ClassVar[Kind] = Kind.END
    outcome: Outcome
    to: Text | None
    bring: tuple[Text, ...]

    def edges(self) -> Iterator[Edge]:
        """No edge: this is an end."""
        return iter(())


Node: TypeAlias = Ask | Do | Run | Goto | End


@dataclass(frozen=True, slots=True)
class Example:
    """A walk that must work: the answers in order, for a called tree its own or `→ outcome`, and where it ends."""

    title: Text
    answers: tuple[Text, ...]
    ends: Text


@dataclass(frozen=True)
class Tree:
    """One file of `trees/`; `id` is `category/name`."""

    id: str
    source: Source
    title: Text
    summary: Text
    aliases: tuple[Text, ...]
    reviewed: date
    reviewed_span: Span
    sources: tuple[Text, ...]
    enter: tuple[tuple[Text, tuple[Text, ...]], ...]
    """The facts that must hold where the tree is entered at its start: each with the values of which one holds."""
    outcomes: tuple[tuple[Text, Text], ...]
    """What an outcome means here, in the author's words, for those who `run` this tree."""
    start: Text
    nodes: Mapping[str, Node]
    examples: tuple[Example, ...]
    was: tuple[Text, ...] = ()
    """Ids under which it was published before: what leads to them leads here."""

    @property
    def category(self) -> str:
        """The folder that the tree is in."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.id.partition("/")[2]

    @property
    def path(self) -> str:
        """The file, as findings call it."""
        return self.source.path

    def ends(self) -> Iterator[End]:
        """The nodes where a walk can end in this tree."""
        return (node for node in self.nodes.values() if isinstance(node, End))

    def refs(self) -> tuple[tuple[Run | Goto, Ref], ...]:
        """The places where this tree names another."""
        return self._refs

    @cached_property
    def _refs(self) -> tuple[tuple[Run | Goto, Ref], ...]:
        return tuple([(node, node.ref) for node in self.nodes.values() if isinstance(node, Run | Goto)])
