"""Answers that no example walks, and an example for each that would walk it, and others with it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from build_tools.analysis.examples.example_runs import covered_answers
from build_tools.analysis.examples.walk import ARROW, Return, Stand, Stop, follow, names, returns, start
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


class _Step(NamedTuple):
    stand: Stand
    given: Answer | Return
    label: str


class _Way(NamedTuple):
    stop: Stop
    taken: tuple[_Step, ...]


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
        passed = [open_.pop(key) for key in _answers(tree, found.taken) if key in open_]
        stand = found.stop.stand
        end = stand.node if stand.tree == tree.id else f"{stand.tree}#{stand.node}"
        yield Gap(tuple(passed), tuple(step.label for step in found.taken), end)


def _example(forest: Forest, tree: Tree, wanted: list[tuple[str, str]], steps: Iterator[int]) -> _Way | None:
    """The way from the start to an end that takes most of the wanted answers, as far as a few tries show."""
    stop = follow(forest, start(tree))
    if stop is None:
        return None
    tries = [_chain(forest, tree, _Way(stop, ()), first, set(wanted), steps) for first in wanted[:_TRIES]]
    found = [way for way in tries if way]
    return max(
        found, key=lambda way: (len(_answers(tree, way.taken).keys() & set(wanted)), -len(way.taken)), default=None
    )


def _chain(
    forest: Forest, tree: Tree, way: _Way, first: tuple[str, str], wanted: set[tuple[str, str]], steps: Iterator[int]
) -> _Way | None:
    """The shortest way to one wanted answer, from there to the next nearest, and so on, then to an end."""
    left, best = {first}, None

    def takes_one(found: _Way) -> bool:
        return bool(_answers(tree, found.taken[-1:]).keys() & left)

    while further := _search(forest, way, takes_one, steps):
        way = further
        left = wanted - _answers(tree, way.taken).keys()
        best = _search(forest, way, lambda found: isinstance(found.stop.node, End), steps) or best
    return best


def _answers(tree: Tree, taken: Iterable[_Step]) -> dict[tuple[str, str], None]:
    """The answers of this tree among those given, in their order, each once."""
    own = [step for step in taken if isinstance(step.given, Answer) and step.stand.tree == tree.id]
    return dict.fromkeys((step.stand.node, step.label) for step in own)


def _search(forest: Forest, way: _Way, arrived: Callable[[_Way], bool], steps: Iterator[int]) -> _Way | None:
    """The shortest way on that has arrived; no step twice, none once `steps` are used up."""
    seen = {way.stop.stand}
    queue = deque([way])
    while queue and len(seen) < _MOST:
        here = queue.popleft()
        if arrived(here):
            return here
        for (step, then), _ in zip(_on(forest, here.stop), steps, strict=False):
            stop = follow(forest, then)
            further = stop and _Way(stop, (*here.taken, step))
            if further and (further.stop.stand not in seen or arrived(further)):
                seen.add(further.stop.stand)
                queue.append(further)
    return None


def _on(forest: Forest, stop: Stop) -> Iterator[tuple[_Step, Stand]]:
    """What may be given here, and where each leads: a called tree is left by its outcomes, never walked."""
    stand = stop.stand
    outermost = stand.calls[: len(stand.calls) - stop.begun]
    if stop.begun:
        for way in returns(forest, stop):
            if way.run.calls == outermost:
                step = _Step(stand, way, f"{ARROW} {names(forest, way)[0]}")
                yield step, Stand(way.run.tree, way.to.value, way.run.calls)
    elif isinstance(stop.node, Ask):
        for answer in stop.node.answers:
            yield _Step(stand, answer, answer.label.value), stand._replace(node=answer.to.value)
