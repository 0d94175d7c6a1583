"""Answers that no example walks, and an example for each that would walk it, and others with it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from build_tools.analysis.examples.example_runs import covered_answers
from build_tools.analysis.examples.walk import Stand, Stop, follow, start
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, End, Tree

_MOST = 2_000
"""Places that are looked at for one example before the search is given up."""
_TRIES = 12
"""Answers from which an example is tried to be made."""
_STEPS = 100_000
"""Answers that are given in all while examples for one tree are looked for."""


class Gap(NamedTuple):
    """Answers that one example more would walk; `labels` and `end` are that example, where one is found."""

    answers: tuple[tuple[Ask, Answer], ...]
    labels: tuple[str, ...] = ()
    end: str = ""


class _Way(NamedTuple):
    stop: Stop
    taken: tuple[tuple[Stand, Answer], ...]


def uncovered_answers(forest: Forest, tree: Tree) -> list[tuple[Ask, Answer]]:
    """The answers of a tree that no example of any tree walks."""
    taken = covered_answers(forest)
    asks = [node for node in tree.nodes.values() if isinstance(node, Ask)]
    return [(ask, a) for ask in asks for a in ask.answers if (tree.id, ask.id.value, a.label.value) not in taken]


def gaps(forest: Forest, tree: Tree) -> Iterator[Gap]:
    """Those answers, the ones of one way together."""
    open_ = {(ask.id.value, answer.label.value): (ask, answer) for ask, answer in uncovered_answers(forest, tree)}
    steps = iter(range(_STEPS))
    while open_:
        found = _example(forest, tree, list(open_), steps)
        if found is None:
            yield Gap(tuple(open_.values()))
            return
        keys = [(stand.node, answer.label.value) for stand, answer in found.taken if stand.tree == tree.id]
        passed = [open_.pop(key) for key in dict.fromkeys(keys) if key in open_]
        stand = found.stop.stand
        end = stand.node if stand.tree == tree.id else f"{stand.tree}#{stand.node}"
        yield Gap(tuple(passed), tuple(answer.label.value for _, answer in found.taken), end)


def _example(forest: Forest, tree: Tree, wanted: list[tuple[str, str]], steps: Iterator[int]) -> _Way | None:
    """The way from the start to an end that takes most of the wanted answers, as far as a few tries show."""
    stop = follow(forest, start(tree))
    if stop is None:
        return None
    tries = [_chain(forest, tree, _Way(stop, ()), first, set(wanted), steps) for first in wanted[:_TRIES]]
    found = [way for way in tries if way]
    return max(found, key=lambda way: (len(_wanted(tree, way).intersection(wanted)), -len(way.taken)), default=None)


def _chain(
    forest: Forest, tree: Tree, way: _Way, first: tuple[str, str], wanted: set[tuple[str, str]], steps: Iterator[int]
) -> _Way | None:
    """The shortest way to one wanted answer, from there to the next nearest, and so on, then to an end."""
    left, best = {first}, None

    def takes_one(found: _Way) -> bool:
        return bool(found.taken) and bool(_wanted(tree, found._replace(taken=found.taken[-1:])) & left)

    while further := _search(forest, way, takes_one, steps):
        way = further
        left = wanted - _wanted(tree, way)
        best = _search(forest, way, lambda found: isinstance(found.stop.node, End), steps) or best
    return best


def _wanted(tree: Tree, way: _Way) -> set[tuple[str, str]]:
    return {(stand.node, answer.label.value) for stand, answer in way.taken if stand.tree == tree.id}


def _search(forest: Forest, way: _Way, arrived: Callable[[_Way], bool], steps: Iterator[int]) -> _Way | None:
    """The shortest way on, by answers, that has arrived; no answer twice, none once `steps` are used up."""
    seen = {way.stop.stand}
    queue = deque([way])
    while queue and len(seen) < _MOST:
        here = queue.popleft()
        if arrived(here):
            return here
        if isinstance(here.stop.node, Ask):
            for answer, _ in zip(here.stop.node.answers, steps, strict=False):
                stop = follow(forest, here.stop.stand._replace(node=answer.to.value))
                further = stop and _Way(stop, (*here.taken, (here.stop.stand, answer)))
                if further and (further.stop.stand not in seen or arrived(further)):
                    seen.add(further.stop.stand)
                    queue.append(further)
    return None
