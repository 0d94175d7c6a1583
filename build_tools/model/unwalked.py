"""Answers that no example walks, and an example for each that would walk it, and others with it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.once import once
from build_tools.model.tree import Answer, Ask, End, Tree
from build_tools.model.trials import trials
from build_tools.model.walk import Stand, Stop, follow, start

_MOST = 2_000
"""Places that are looked at for one example before the search is given up."""


class Gap(NamedTuple):
    """Answers that one example more would walk; `labels` and `end` are that example, where one is found."""

    answers: tuple[tuple[Ask, Answer], ...]
    labels: tuple[str, ...] = ()
    end: str = ""


class _Way(NamedTuple):
    stop: Stop
    taken: tuple[tuple[Stand, Answer], ...]


def gaps(forest: Forest, tree: Tree) -> Iterator[Gap]:
    """The answers of a tree that no example of any tree walks, those of one way together."""
    walked = _walked(forest)
    open_ = {
        (node.id.value, answer.label.value): (node, answer)
        for node in tree.nodes.values()
        if isinstance(node, Ask)
        for answer in node.answers
        if (tree.id, node.id.value, answer.label.value) not in walked
    }
    while open_:
        found = _example(forest, tree, set(open_))
        if found is None:
            yield Gap(tuple(open_.values()))
            return
        keys = [(stand.node, answer.label.value) for stand, answer in found.taken if stand.tree == tree.id]
        passed = [open_.pop(key) for key in dict.fromkeys(keys) if key in open_]
        stand = found.stop.stand
        end = stand.node if stand.tree == tree.id else f"{stand.tree}#{stand.node}"
        yield Gap(tuple(passed), tuple(answer.label.value for _, answer in found.taken), end)


@once
def _walked(forest: Forest) -> set[tuple[str, str, str]]:
    return {(s.tree, s.node, a.label.value) for trial in trials(forest) for s, a in trial.walk.taken}


def _example(forest: Forest, tree: Tree, wanted: set[tuple[str, str]]) -> _Way | None:
    """A way from the start that takes one of the wanted answers, then the nearest next ones, and comes to an end."""
    stand, _ = start(tree)
    stop = follow(forest, stand)
    way = _Way(stop, ()) if stop else None
    best = None
    left = set(wanted)

    def takes_one(found: _Way) -> bool:
        last = found.taken[-1] if found.taken else None
        return bool(last and last[0].tree == tree.id and (last[0].node, last[1].label.value) in left)

    while way and (further := _search(forest, way, takes_one)):
        left -= {(s.node, a.label.value) for s, a in further.taken}
        way = further
        best = _search(forest, way, lambda found: isinstance(found.stop.node, End)) or best
    return best


def _search(forest: Forest, way: _Way, arrived: Callable[[_Way], bool]) -> _Way | None:
    """The shortest way on, by answers, that has arrived; it takes no answer twice."""
    seen = {way.stop.stand}
    queue = deque([way])
    while queue and len(seen) < _MOST:
        here = queue.popleft()
        if arrived(here):
            return here
        if isinstance(here.stop.node, Ask):
            for answer in here.stop.node.answers:
                stop = follow(forest, here.stop.stand._replace(node=answer.to.value))
                further = stop and _Way(stop, (*here.taken, (here.stop.stand, answer)))
                if further and (further.stop.stand not in seen or arrived(further)):
                    seen.add(further.stop.stand)
                    queue.append(further)
    return None
