"""Questions for training, made from the trees' own examples: what was seen, what to do, and why not otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from build_tools.analysis.examples.runs import Trial, trials
from build_tools.analysis.examples.walk import Return, Stand, Stop, follow, names
from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, End, Run, Tree

WANTED = 4
"""Answers on the way that make a question neither too plain nor too long."""
WRONG = 3
"""Wrong choices beside the right one, at most."""
FURTHER = 1
"""Answers that a wrong choice may need beyond the first one that differs."""


class Seen(NamedTuple):
    """One question on the way and the answer that was given."""

    question: str
    answer: str


class Wrong(NamedTuple):
    """Another end, and the answers that would have led there: the first of them where the ways part."""

    say: str
    instead: tuple[Seen, ...]


class Drill(NamedTuple):
    """One question: what was seen, the right end, and the wrong ones."""

    tree: Tree
    title: str
    seen: tuple[Seen, ...]
    right: str
    wrong: tuple[Wrong, ...]


_Way: TypeAlias = tuple[tuple[Seen, ...], Stand, Answer]
"""What was answered so far, and where which answer is given next."""


def drill(forest: Forest, tree: Tree) -> Drill | None:
    """The question that a tree's examples make: of those with most wrong choices the one of the wanted length."""
    found = [trial for trial in trials(forest) if trial.tree.id == tree.id and trial.passed]
    drills = [_drill(forest, trial) for trial in found]
    return max(drills, key=lambda drill: (len(drill.wrong), -abs(len(drill.seen) - WANTED)), default=None)


def _drill(forest: Forest, trial: Trial) -> Drill:
    right = _end(trial.walk.stop).text.value
    wrong: dict[str, Wrong] = {}
    for choice in _wrong(forest, trial):
        if choice.say != right and len(wrong) < WRONG:
            wrong.setdefault(choice.say, choice)
    steps = zip(trial.walk.asked, trial.walk.given, strict=True)
    seen = tuple(_step(forest, stop.stand, given) for stop, given in steps)
    return Drill(trial.tree, trial.example.title.value, seen, right, tuple(wrong.values()))


def _wrong(forest: Forest, trial: Trial) -> Iterator[Wrong]:
    """Ends that another answer leads to: those of the last question first, and the nearest first."""
    for stand, given in reversed(trial.walk.taken):
        ways: list[_Way] = [((), stand, answer) for answer in _asked(forest, stand).answers if answer is not given]
        yield from _ends(forest, ways, FURTHER)


def _ends(forest: Forest, ways: list[_Way], further: int) -> Iterator[Wrong]:
    onward: list[_Way] = []
    for before, stand, answer in ways:
        said = (*before, _seen(forest, stand, answer))
        stop = follow(forest, stand._replace(node=answer.to.value))
        if stop and isinstance(stop.node, End):
            yield Wrong(stop.node.text.value, said)
        elif stop and isinstance(stop.node, Ask):
            onward += [(said, stop.stand, next_) for next_ in stop.node.answers]
    if further and onward:
        yield from _ends(forest, onward, further - 1)


def _step(forest: Forest, stand: Stand, given: Answer | Return) -> Seen:
    if isinstance(given, Answer):
        return _seen(forest, stand, given)
    run = forest.trees[given.run.tree].nodes[given.run.node]
    assert isinstance(run, Run), "only a run comes back"
    return Seen(forest.trees[run.ref.tree].title.value, names(forest, given)[0])


def _seen(forest: Forest, stand: Stand, answer: Answer) -> Seen:
    return Seen(_asked(forest, stand).text.value, answer.label.value)


def _asked(forest: Forest, stand: Stand) -> Ask:
    node = forest.trees[stand.tree].nodes[stand.node]
    assert isinstance(node, Ask), "answers are given to questions"
    return node


def _end(stop: Stop | None) -> End:
    assert stop is not None
    assert isinstance(stop.node, End), "an example that passes has come to an end"
    return stop.node
