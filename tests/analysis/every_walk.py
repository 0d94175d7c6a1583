"""Every walk through a small forest, taken one by one: what the proof must say, without a line of the proof.

A state holds the whole stack of trees that are run, and a value for every fact together; the proof keeps facts apart.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import product
from random import Random
from typing import NamedTuple, TypeAlias

from build_tools.analysis.safety.breach import Breach
from build_tools.analysis.safety.proof import breaches
from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, Ask, Do, End, Goto, Run, Text, Tree

Key: TypeAlias = tuple[str, str, str, str, str]
"""Tree, node, answer, mark (empty where it is the tree that is entered), fact (empty where nobody may come)."""
Facts: TypeAlias = tuple[tuple[str, str], ...]


class State(NamedTuple):
    tree: str
    node: str
    facts: Facts
    calls: tuple[tuple[str, str], ...] = ()


def every_breach(forest: Forest) -> dict[Key, int]:
    """Every demand that some walk does not meet, and the fewest answers it takes to come there so."""
    walker = _Walker(forest)
    walker.all()
    return walker.found


def some_breaches(forest: Forest, tree: Tree, random: Random, walks: int, steps: int) -> dict[Key, int]:
    """What some walks from a tree's start come to, each answer taken at random."""
    walker = _Walker(forest)
    for _ in range(walks):
        state = random.choice(list(walker.begins(tree)))
        for _ in range(steps):
            if not (following := list(walker.walk(state, 0))):
                break
            state, _ = random.choice(following)
    return walker.found


class _Walker:
    def __init__(self, forest: Forest) -> None:
        self.forest = forest
        self.found: dict[Key, int] = {}

    def all(self) -> None:
        queue = deque((state, 0) for tree in self.forest.trees.values() for state in self.begins(tree))
        seen: dict[State, int] = {}
        while queue:
            state, answers = queue.popleft()
            if seen.get(state, answers + 1) > answers:
                seen[state] = answers
                queue.extend(self.walk(state, answers))

    def begins(self, tree: Tree) -> Iterator[State]:
        starts = {key: fact.start for key, fact in self.forest.safety.facts.items()}
        starts |= {fact.value: tuple(value.value for value in values) for fact, values in tree.enter}
        for values in product(*starts.values()):
            yield State(tree.id, tree.start.value, tuple(zip(starts, values, strict=True)))

    def walk(self, state: State, answers: int) -> Iterator[tuple[State, int]]:
        node = self.forest.trees[state.tree].nodes[state.node]
        self._judge(state, "", node.marks, state.facts, answers)
        for facts in self._passed(node.marks, state.facts):
            here = state._replace(facts=facts)
            match node:
                case Ask():
                    for answer in node.answers:
                        self._judge(state, answer.label.value, answer.marks, facts, answers)
                        for after in self._passed(answer.marks, facts):
                            yield here._replace(node=answer.to.value, facts=after), answers + 1
                case Do():
                    yield here._replace(node=node.next.value), answers
                case Run() | Goto():
                    tree = self.forest.trees[node.ref.tree]
                    place = node.ref.node or tree.start.value
                    if place == tree.start.value:
                        self._admit(state, tree, facts, answers)
                    calls = (*state.calls, (state.tree, state.node)) if isinstance(node, Run) else state.calls
                    yield State(tree.id, place, facts, calls), answers
                case End() if state.calls:
                    caller, key = state.calls[-1]
                    run = self.forest.trees[caller].nodes[key]
                    assert isinstance(run, Run)
                    then = {name.value: to.value for name, to in run.then}
                    if to := then.get(node.outcome.value, then.get(OTHERWISE)):
                        yield State(caller, to, facts, state.calls[:-1]), answers

    def _passed(self, marks: tuple[Text, ...], facts: Facts) -> Iterable[Facts]:
        states = [dict(facts)]
        for mark in marks:
            for fact, values in self.forest.safety.marks[mark.value].sets.items():
                states = [{**state, fact: value} for state in states for value in values]
        return {tuple(state.items()) for state in states}

    def _judge(self, at: State, answer: str, marks: tuple[Text, ...], facts: Facts, answers: int) -> None:
        for text in marks:
            mark = self.forest.safety.marks[text.value]
            for fact, values in mark.needs.items():
                if dict(facts)[fact] not in values:
                    self._note((at.tree, at.node, answer, mark.id, fact), answers)
            if mark.never:
                self._note((at.tree, at.node, answer, mark.id, ""), answers)

    def _admit(self, at: State, tree: Tree, facts: Facts, answers: int) -> None:
        for fact, values in tree.enter:
            if dict(facts)[fact.value] not in {value.value for value in values}:
                self._note((at.tree, at.node, "", "", fact.value), answers)

    def _note(self, key: Key, answers: int) -> None:
        self.found[key] = min(self.found.get(key, answers), answers)


def replayed(forest: Forest, breach: Breach) -> set[str]:
    """The values of the fact with which the walk of a breach, taken step by step, comes to its place."""
    demand, fact = breach.demand, breach.demand.fact or ""
    marks = forest.safety.marks
    start = {name.value: {value.value for value in values} for name, values in breach.begin.enter}
    known = start.get(fact) or set(forest.safety.facts[fact].start if fact else ("reached",))
    at, calls = (breach.begin.id, breach.begin.start.value), list[tuple[str, str]]()

    def passed(carried: tuple[Text, ...]) -> None:
        nonlocal known
        for mark in carried:
            known = set(marks[mark.value].sets.get(fact, known))

    for step in breach.way:
        node = forest.trees[at[0]].nodes[at[1]]
        if step.outcome:
            assert isinstance(node, End) and node.outcome.value == step.outcome and isinstance(step.node, Run)
            assert calls.pop() == (step.tree.id, step.node.id.value)
            passed(node.marks)
            then = {name.value: to.value for name, to in step.node.then}
            at = step.tree.id, then.get(step.outcome, then.get(OTHERWISE, ""))
            continue
        assert (step.tree.id, step.node.id.value) == at
        if step.answer is not None and step.answer is demand.answer and step is breach.way[-1]:
            break
        passed(node.marks)
        match node:
            case Ask():
                assert step.answer in node.answers and step.answer
                passed(step.answer.marks)
                at = at[0], step.answer.to.value
            case Do():
                at = at[0], node.next.value
            case Run() | Goto():
                calls += [at] if isinstance(node, Run) else []
                at = node.ref.tree, node.ref.node or forest.trees[node.ref.tree].start.value
    assert at == (demand.tree.id, demand.node.id.value)
    if demand.answer or demand.mark is None:
        passed(demand.node.marks)
    return known


def proved(forest: Forest) -> dict[Key, int]:
    """Every breach that the proof finds, and the answers on the walk that it shows."""
    return {_key(breach): _shown(breach) for group in breaches(forest) for breach in group}


def _key(breach: Breach) -> Key:
    demand = breach.demand
    answer = demand.answer.label.value if demand.answer else ""
    return demand.tree.id, demand.node.id.value, answer, demand.mark.id if demand.mark else "", demand.fact or ""


def _shown(breach: Breach) -> int:
    return sum(step.answer is not None for step in breach.way) - (breach.demand.answer is not None)
