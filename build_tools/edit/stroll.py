"""A walk through the trees a step at a time, with the way back, and what is known of the facts at each."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.analysis.examples.walk import Stand, start, step
from build_tools.analysis.safety.proof import domain_of
from build_tools.edit.scalars import scalar
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, End, Node, Text, Tree
from build_tools.targets import labels


class Stroll:
    """Where somebody stands, where he has been, and what he answered."""

    def __init__(self, forest: Forest, tree: Tree) -> None:
        self.forest, self.tree = forest, tree
        self._domain = domain_of(forest)
        self._been: list[tuple[Stand, int, str]] = []
        self.place, self.known = start(tree), self._domain.entering(tree)
        self._passed: list[str] = []
        self._arrive()

    @property
    def node(self) -> Node | None:
        """The step where he stands; None where the trees lead nowhere."""
        tree = self.forest.trees.get(self.place.tree)
        return tree.nodes.get(self.place.node) if tree else None

    @property
    def calls(self) -> tuple[tuple[str, str], ...]:
        """The trees that he has to come back to."""
        return self.place.calls

    def go(self, typed: str) -> bool:
        """Take the answer with a number, or go on from an action; False where that is no way on."""
        node = self.node
        if isinstance(node, Ask):
            place = int(typed) if typed.isdecimal() else 0
            if not 0 < place <= len(node.answers):
                return False
            answer = node.answers[place - 1]
            self._leave(answer.label.value)
            self._pass((*node.marks, *answer.marks))
            self.place = self.place._replace(node=answer.to.value)
        elif isinstance(node, Do) and not typed:
            self._leave("")
            self._pass(node.marks)
            self.place = self.place._replace(node=node.next.value)
        else:
            return False
        self._arrive()
        return True

    def back(self) -> bool:
        """Undo the last step; False where there is none."""
        if not self._been:
            return False
        self.place, self.known, _ = self._been.pop()
        self._passed = []
        return True

    def said(self) -> Iterator[str]:
        """The step in lines: the trees that were entered on the way to it, what it says, its answers by number."""
        node, forest = self.node, self.forest
        yield from self._passed
        if node is None:
            return
        whose = labels.whose(node, forest)
        yield f"{labels.symbol(node, self.forest.locale)} {labels.says(node, forest)}" + (
            f"  ({whose})" if whose else ""
        )
        if node.guard:
            yield f"  {labels.guard(node, forest)}"
        if node.hint:
            yield f"  {node.hint.value}"
        if isinstance(node, Ask):
            for number, answer in enumerate(node.answers, 1):
                yield f"  {number}  {answer.label.value}" + (f"  ({answer.guard.value})" if answer.guard else "")
        if facts := self._facts():
            yield f"  [{facts}]"

    def example(self) -> str:
        """The walk as the file's `examples` would have it."""
        own = self.place.tree == self.tree.id
        end = self.place.node if own else f"{self.place.tree}#{self.place.node}"
        answers = ", ".join(scalar(label) for _, _, label in self._been if label)
        return f"- {{title: …, answers: [{answers}], ends: {end}}}"

    def _leave(self, label: str) -> None:
        self._been.append((self.place, self.known, label))

    def _arrive(self) -> None:
        """Go on through what neither asks nor is done: other trees, and back from them."""
        self._passed = []
        seen: set[Stand] = set()
        while self.place not in seen:
            seen.add(self.place)
            node = self.node
            if node is None:
                return
            if isinstance(node, Ask | Do) or (isinstance(node, End) and not self.calls):
                return
            self._pass(node.marks)
            on = step(self.forest, self.place, node)
            if on is None:
                return
            sign = "↩" if isinstance(node, End) else labels.symbol(node, self.forest.locale)
            self._passed.append(f"{sign} {labels.says(node, self.forest)}")
            self.place = on[0]

    def _pass(self, marks: tuple[Text, ...]) -> None:
        self.known = self._domain.after(marks, self.known)

    def _facts(self) -> str:
        """Each fact with what is known of it."""
        facts = self._domain.facts
        return ", ".join(f"{fact}: {'/'.join(self._domain.values(fact, self.known))}" for fact in facts)
