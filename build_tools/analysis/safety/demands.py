"""What steps and answers demand of the facts before they are taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.analysis.safety.domain import REACHED, Domain, entry_facts
from build_tools.analysis.safety.marks import marks
from build_tools.findings import Span
from build_tools.model.forest import Forest
from build_tools.model.safety import Mark
from build_tools.model.tree import Answer, Node, Text, Tree


class Demand(NamedTuple):
    """A place and what must hold on coming there: one fact must have one of some values, or nobody may come at all."""

    tree: Tree
    node: Node
    answer: Answer | None
    mark: Mark | None
    """The mark that demands it; None where it is the tree that is entered here."""
    fact: str | None
    """None where nobody may come here."""
    values: tuple[str, ...]
    because: str
    span: Span

    @property
    def passed(self) -> tuple[Text, ...]:
        """The marks of the node that count before the demand does."""
        return self.node.marks if self.answer or self.mark is None else ()

    def bad(self, domain: Domain) -> int:
        """The bits with which nobody may come."""
        return domain.outside(self.fact, self.values) if self.fact else REACHED


def demands(forest: Forest, domain: Domain) -> Iterator[Demand]:
    """Every demand of the forest: those of marks, then those of trees that declare how they are entered."""
    for name, places in marks(forest).carried.items():
        mark = domain.mark(name)
        for tree, node, answer, text in places if mark else ():
            assert mark
            for fact, values in mark.needs.items():
                yield Demand(tree, node, answer, mark, fact, values, mark.because, text.span)
            if mark.never:
                yield Demand(tree, node, answer, mark, None, (), mark.because, text.span)
    for tree in forest.trees.values():
        for node, ref in tree.refs():
            entered_tree = forest.trees.get(ref.tree)
            if entered_tree is None or ref.node not in (None, entered_tree.start.value):
                continue
            because = f"“{entered_tree.title.value}” is entered so only"
            for fact, values in entry_facts(entered_tree).items():
                if fact in domain.facts:
                    yield Demand(tree, node, None, None, fact, values, because, ref.span)
