"""The real trees with one thing wrong that a hurried author gets wrong: a mark lost, a way led to the wrong step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.tree import Answer, Ask, Node, Text, Tree


class Mutant(NamedTuple):
    """A changed forest, the tree that is changed in it, and how."""

    forest: Forest
    tree: Tree
    what: str


def lost_marks(forest: Forest) -> Iterator[Mutant]:
    """Each mark that settles what a later step needs, taken from where it stands."""
    for tree in forest.trees.values():
        for node in tree.nodes.values():
            for mark in node.marks:
                if _settles(forest, mark):
                    changed = replace(node, marks=_without(node.marks, mark))
                    yield _mutant(forest, tree, changed, f"{tree.id}#{node.id.value}: no {mark.value}")
        for node, answer in _answers(tree):
            for mark in answer.marks:
                if _settles(forest, mark):
                    other = replace(answer, marks=_without(answer.marks, mark))
                    what = f"{tree.id}#{node.id.value} {answer.label.value}: no {mark.value}"
                    yield _mutant(forest, tree, _answering(node, answer, other), what)


def moved_ways(forest: Forest) -> Iterator[Mutant]:
    """Each answer without a mark, led to a step of the same tree that needs something and that it did not lead to."""
    for tree in forest.trees.values():
        needy = [key for key, node in tree.nodes.items() if any(_needs(forest, mark) for mark in node.marks)]
        for node, answer in _answers(tree):
            for key in needy if not answer.marks else ():
                if key != answer.to.value:
                    other = replace(answer, to=answer.to._replace(value=key))
                    what = f"{tree.id}#{node.id.value} {answer.label.value}: to {key}"
                    yield _mutant(forest, tree, _answering(node, answer, other), what)


def _answers(tree: Tree) -> Iterator[tuple[Ask, Answer]]:
    return ((node, answer) for node in tree.nodes.values() if isinstance(node, Ask) for answer in node.answers)


def _settles(forest: Forest, mark: Text) -> bool:
    """Whether it makes a fact what another mark needs, and leaves none as unknown as at the start."""
    declared, safety = forest.safety.marks.get(mark.value), forest.safety
    if declared is None or any(values == safety.facts[fact].start for fact, values in declared.sets.items()):
        return False
    return any(
        set(values) <= set(other.needs.get(fact, ()))
        for fact, values in declared.sets.items()
        for other in safety.marks.values()
        if other is not declared
    )


def _needs(forest: Forest, mark: Text) -> bool:
    declared = forest.safety.marks.get(mark.value)
    return bool(declared and declared.needs)


def _without(marks: tuple[Text, ...], mark: Text) -> tuple[Text, ...]:
    return tuple(other for other in marks if other is not mark)


def _answering(node: Ask, answer: Answer, other: Answer) -> Ask:
    return replace(node, answers=tuple(other if one is answer else one for one in node.answers))


def _mutant(forest: Forest, tree: Tree, node: Node, what: str) -> Mutant:
    changed = replace(tree, nodes={**tree.nodes, node.id.value: node})
    return Mutant(replace(forest, trees={**forest.trees, tree.id: changed}), changed, what)
