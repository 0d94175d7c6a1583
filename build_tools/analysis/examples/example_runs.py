"""The examples put to the test: which no longer walk, by cause, and which answers none of them walks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from build_tools.analysis.examples.walk import Stand, Stops, Walk, walk
from build_tools.analysis.graph.calls import entry_of
from build_tools.analysis.graph.tree_graph import graph_of, nodes_without_exit
from build_tools.analysis.safety.proof import breaches
from build_tools.findings import Related, Span, say
from build_tools.model.forest import Forest
from build_tools.model.memo import ByTree, memoized
from build_tools.model.tree import Answer, Ask, End, Example, Tree


class ExampleRun(NamedTuple):
    """One example of a tree, walked."""

    tree: Tree
    example: Example
    walk: Walk

    @property
    def left(self) -> str | None:
        """The first answer or outcome that was not taken."""
        done = len(self.walk.given)
        return self.example.answers[done].value if done < len(self.example.answers) else None

    @property
    def passed(self) -> bool:
        """Whether it took every answer and came to the end that it names."""
        return self.walk.ended and self.left is None and self.end == self.named

    @property
    def end(self) -> tuple[str, str] | None:
        """Where it ended."""
        stop = self.walk.stop
        return (stop.stand.tree, stop.stand.node) if stop and isinstance(stop.node, End) else None

    @property
    def named(self) -> tuple[str, str]:
        """Where it says that it ends: a node of its own tree, or `category/name#node`."""
        tree, _, node = self.example.ends.value.rpartition("#")
        return tree or self.tree.id, node


class Cause(NamedTuple):
    """Examples that fail together, and the places that may be to blame, in words."""

    runs: tuple[ExampleRun, ...]
    suspects: tuple[Related, ...]


def example_runs(forest: Forest) -> tuple[ExampleRun, ...]:
    """Every example of every tree, walked once."""
    return tuple([run for walked in _walks(forest) for run in walked.runs])


@memoized
def failed(forest: Forest) -> tuple[ExampleRun, ...]:
    """Those that do not walk as they say."""
    return tuple([run for walked in _walks(forest) for run in walked.failed])


@memoized
def covered_answers(forest: Forest) -> frozenset[tuple[str, str, str]]:
    """Every answer that some example takes: tree, node, label."""
    return frozenset().union(*(walked.taken for walked in _walks(forest)))


@dataclass(frozen=True)
class _Walked:
    """The examples of one tree, those that fail, and the answers that all of them take."""

    runs: tuple[ExampleRun, ...]
    failed: tuple[ExampleRun, ...]
    taken: frozenset[tuple[str, str, str]]

    @cached_property
    def sound(self) -> frozenset[Span]:
        """The lines that those examples pass which do not fail."""
        return frozenset([line for run in self.runs if run.passed for line in run.walk.passed])


_WALKED = ByTree[_Walked]("examples")


@memoized
def _walks(forest: Forest) -> tuple[_Walked, ...]:
    found, stops = _WALKED.of(forest), Stops()
    for key, tree in forest.trees.items():
        if key not in found:
            found[key] = _walked(forest, tree, stops)
    return tuple([found[key] for key in forest.trees])


def _walked(forest: Forest, tree: Tree, stops: Stops) -> _Walked:
    runs = [
        ExampleRun(tree, example, walk(forest, tree, [answer.value for answer in example.answers], stops))
        for example in tree.examples
    ]
    taken = frozenset(
        [
            (stop.stand.tree, stop.stand.node, given.label.value)
            for run in runs
            for stop, given in zip(run.walk.asked, run.walk.given, strict=True)
            if isinstance(given, Answer)
        ]
    )
    return _Walked(tuple(runs), tuple([run for run in runs if not run.passed]), taken)


@memoized
def unsound_trees(forest: Forest) -> frozenset[str]:
    """Trees with a fault in their graph or an unsafe way: what their examples come to only follows from that."""
    unsafe = {tree.id for (first, *_) in breaches(forest) for tree in (first.demand.tree, *(s.tree for s in first.way))}
    return frozenset(key for key, tree in forest.trees.items() if key in unsafe or not _sound(forest, tree))


def _sound(forest: Forest, tree: Tree) -> bool:
    graph = graph_of(tree)
    return (
        not graph.missing
        and len(graph.reached) == len(tree.nodes)
        and not nodes_without_exit(tree, graph)
        and all(entry_of(forest, node) for node, _ in tree.refs())
    )


@memoized
def causes(forest: Forest) -> tuple[Cause, ...]:
    """The examples that fail, those together that one line explains; the line that explains most comes first."""
    return tuple(_causes(forest))


def _causes(forest: Forest) -> Iterator[Cause]:
    bad = failed(forest)
    if not bad:
        return
    sound = [walked.sound for walked in _walks(forest)]
    left = [
        (run, [sign for sign in _signs(run) if not any(sign in lines for lines in sound)])
        for run in bad
        if run.walk.stop
    ]
    while left:
        counts = Counter(sign for _, signs in left for sign in signs)
        # Of the signs of the first walk the last one is nearest to where it goes wrong.
        sign = max([*reversed(left[0][1]), *counts], key=counts.__getitem__)
        together = [(run, signs) for run, signs in left if sign in signs]
        first, signs = together[0]
        common = set(signs).intersection(*(others for _, others in together))
        lines = [line for line in signs if isinstance(line, Span) and line in common]
        ends = dict.fromkeys([*lines[-1:], *lines[:1]])
        yield Cause(tuple(run for run, _ in together), tuple(_suspects(forest, first, ends)))
        left = [(run, signs) for run, signs in left if sign not in signs]


def _suspects(forest: Forest, run: ExampleRun, lines: Iterable[Span]) -> Iterator[Related]:
    """The likeliest first."""
    stop = run.walk.stop
    if stop and isinstance(stop.node, Ask) and run.left:
        place = stop.stand.tree, stop.stand.node
        untaken = [
            answer for answer in stop.node.answers if (*place, answer.label.value) not in covered_answers(forest)
        ]
        if len(untaken) == 1:
            yield Related(
                untaken[0].label.span, say("no example takes `{label}`; was it reworded?", label=untaken[0].label.value)
            )
    yield from (Related(line, say("no example that works comes by here")) for line in lines)
    if stop and isinstance(stop.node, Ask):
        yield Related(stop.node.id.span, say("the walk stands here"))


def trees_of(run: ExampleRun) -> set[str]:
    """The trees that a walk came through."""
    stop = run.walk.stop
    return {run.tree.id, *(stand.tree for stand, _ in run.walk.taken), *([stop.stand.tree] if stop else [])}


def _signs(run: ExampleRun) -> Sequence[Span | tuple[Stand | None, str]]:
    """What may explain a failure: the lines passed; where it stops, and what it wants there.

    That a walk began where it did explains only one that came no further.
    """
    stand = run.walk.stop.stand._replace(calls=()) if run.walk.stop else None
    lines = run.walk.passed[1 if run.walk.given else 0 :]
    return [*dict.fromkeys(lines), (stand, run.left or run.example.ends.value)]
