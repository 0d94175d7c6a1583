"""The marks that trees carry and the marks that safety rules speak of, and which of them is a misspelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.model.forest import Forest, SafetyRule
from build_tools.model.memo import once
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
    spoken: frozenset[str]
    """The marks that safety rules speak of."""
    misspelt: Mapping[str, str]
    """Marks of trees that no rule knows, and the mark of a rule that each is taken for."""
    unknown: Mapping[str, str | None]
    """Marks of rules that no tree carries, and the mark of a tree that each was probably meant to be."""


@once
def marks(forest: Forest) -> Marks:
    """Collect the marks, once for all rules."""
    carried: dict[str, list[Place]] = {}
    for tree in forest.trees.values():
        for place in _places(tree):
            carried.setdefault(place.mark.value, []).append(place)
    spoken = {mark for rule in forest.safety for mark in named(rule)}
    unused = sorted(set(carried) - spoken)
    unknown = {mark: nearest(mark, unused) for mark in sorted(spoken - set(carried))}
    meant = {tree_mark: rule_mark for rule_mark, tree_mark in unknown.items() if tree_mark}
    for mark in unused:
        if mark not in meant and (near := nearest(mark, spoken)):
            meant[mark] = near
    return Marks({key: tuple(found) for key, found in carried.items()}, frozenset(spoken), meant, unknown)


def named(rule: SafetyRule) -> Iterator[str]:
    """The marks that a rule speaks of."""
    return (mark for mark in (rule.before, rule.require, rule.never) if mark)


def _places(tree: Tree) -> Iterator[Place]:
    for node in tree.nodes.values():
        for mark in node.marks:
            yield Place(tree, node, None, mark)
        if isinstance(node, Ask):
            for answer in node.answers:
                for mark in answer.marks:
                    yield Place(tree, node, answer, mark)
