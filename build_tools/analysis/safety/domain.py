"""What is known at a place of the forest, as the bits of one number.

One bit says that some walk comes there; each value of each fact has a bit that says that some walk comes there with it.
Facts are kept apart: a mark sets a fact to the same values whatever held before, and needs each fact by itself, so no
demand can tell which value of one fact came together with which of another. (Typestate, as in Strom and Yemini 1986.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_tools.analysis.safety.marks import marks
from build_tools.model.forest import Forest
from build_tools.model.safety import Mark
from build_tools.model.tree import Goto, Run, Text, Tree

REACHED = 1
"""The bit of a place that a walk comes to."""


class Domain:
    """The facts of a forest as bits, and what marks do to them."""

    def __init__(self, forest: Forest) -> None:
        self.facts = forest.safety.facts
        self._trees = forest.trees
        self._known = forest.safety.marks
        self._meant = marks(forest).misspelt
        self._bits: dict[tuple[str, str], int] = {}
        self._whole: dict[str, int] = {}
        bit = REACHED
        for key, fact in self.facts.items():
            for value in fact.values:
                bit <<= 1
                self._bits[key, value] = bit
                self._whole[key] = self._whole.get(key, 0) | bit
        self.all = (bit << 1) - 1
        self.width = self.all.bit_length()
        self.start = REACHED | self._mask({key: fact.start for key, fact in self.facts.items()})
        self._outside: dict[tuple[str, tuple[str, ...]], int] = {}
        self._effects: dict[tuple[str, ...], tuple[int, int]] = {}

    def mark(self, name: str) -> Mark | None:
        """The mark that a name in a tree stands for, a misspelt one's too."""
        return self._known.get(self._meant.get(name, name))

    def entering(self, tree: Tree) -> int:
        """What is known where a walk begins at the tree's start."""
        declared = entry_facts(tree)
        kept = self.all & ~sum(self._whole.get(fact, 0) for fact in declared)
        return self.start & kept | self._mask(declared)

    def wrongly_entered(self, node: Run | Goto, fact: str, value: int) -> bool:
        """Whether the tree that a node enters at its start does not allow a value of a fact there."""
        tree, entry = self._trees.get(node.ref.tree), node.ref.node
        if tree is None or entry not in (None, tree.start.value):
            return False
        allowed = entry_facts(tree).get(fact)
        return allowed is not None and bool(self.outside(fact, allowed) & value)

    def outside(self, fact: str, values: Iterable[str]) -> int:
        """The bits of a fact's other values."""
        named = fact, tuple(values)
        if named not in self._outside:
            self._outside[named] = self._whole.get(fact, 0) & ~self._mask({fact: named[1]})
        return self._outside[named]

    def all_values(self, fact: str) -> int:
        """The bits of all values of a fact."""
        return self._whole.get(fact, 0)

    def values(self, fact: str, bits: int) -> tuple[str, ...]:
        """The values of a fact that are among the bits."""
        return tuple(value for value in self.facts[fact].values if self._bits[fact, value] & bits)

    def effect(self, carried: tuple[Text, ...]) -> tuple[int, int]:
        """What marks do, one after the other: the bits that they keep, and those that they add."""
        names = tuple([mark.value for mark in carried])
        if names not in self._effects:
            keep, add = self.all, 0
            for name in names:
                if mark := self.mark(name):
                    kept = self.all & ~sum(self._whole.get(fact, 0) for fact in mark.sets)
                    keep, add = keep & kept, add & kept | self._mask(mark.sets)
            self._effects[names] = keep, add
        return self._effects[names]

    def after(self, carried: tuple[Text, ...], bits: int) -> int:
        """What is known when the marks have been passed."""
        if not bits or not carried:
            return bits
        keep, add = self.effect(carried)
        return bits & keep | add

    def _mask(self, values: Mapping[str, Iterable[str]]) -> int:
        """The bits of some values of some facts; where no value of a fact is declared, which is told, all of them."""
        bits = 0
        for fact, named in values.items():
            found = 0
            for value in named:
                found |= self._bits.get((fact, value), 0)
            bits |= found or self._whole.get(fact, 0)
        return bits


def entry_facts(tree: Tree) -> dict[str, tuple[str, ...]]:
    """The facts that must hold where a tree is entered, each with its values."""
    return {fact.value: tuple(value.value for value in values) for fact, values in tree.enter}
