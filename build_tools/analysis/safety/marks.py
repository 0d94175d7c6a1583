"""The marks that trees carry and the marks that `trees/safety.yml` declares, and which of them is a misspelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Answer, Ask, Node, Text, Tree
from build_tools.schema.nearest import nearest


class Place(NamedTuple):
    """Where a mark stands: on a node, or on one of its answers."""

    tree: Tree
    node: Node
    answer: Answer | None
    mark: Text


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark of a forest."""

    carried: Mapping[str, tuple[Place, ...]]
    """For each mark that trees carry, where."""
    declared: frozenset[str]
    misspelt: Mapping[str, str]
    """Marks of trees that are not declared, and the declared mark that each is taken for."""
    idle: Mapping[str, str | None]
    """Declared marks that no tree carries, and the mark of a tree that each was probably meant to be."""


@memoized
def marks(forest: Forest) -> Marks:
    """Collect the marks, once for all rules."""
    carried: dict[str, list[Place]] = {}
    for tree in forest.trees.values():
        for place in places(tree):
            carried.setdefault(place.mark.value, []).append(place)
    declared = frozenset(forest.safety.marks)
    unused = sorted(set(carried) - declared)
    idle = {mark: nearest(mark, unused) for mark in sorted(declared - set(carried))}
    meant = {written: mark for mark, written in idle.items() if written}
    for mark in unused:
        if mark not in meant and (near := nearest(mark, declared)):
            meant[mark] = near
    return Marks({key: tuple(found) for key, found in carried.items()}, declared, meant, idle)


@memoized
def places(tree: Tree) -> tuple[Place, ...]:
    """Every mark of one tree."""
    return tuple(_places(tree))


def _places(tree: Tree) -> Iterator[Place]:
    for node in tree.nodes.values():
        for mark in node.marks:
            yield Place(tree, node, None, mark)
        if isinstance(node, Ask):
            for answer in node.answers:
                for mark in answer.marks:
                    yield Place(tree, node, answer, mark)
