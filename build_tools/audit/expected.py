"""What a card has to say, from the model alone: written anew, so that it cannot share a mistake with the cards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from build_tools.analysis.card_numbers import card_numbers
from build_tools.analysis.graph.reading_order import numbering
from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, Goto, Node, Run, Text, Tree

_MARKUP = re.compile(r"\*\*|`|\[([^\[\]]*)\]\([^()]*\)")


@dataclass(frozen=True)
class ExpectedGraph:
    """A tree by its numbers: what each step says, and where each answer leads."""

    steps: dict[int, str] = field(default_factory=dict)
    ways: frozenset[tuple[int, str, int]] = frozenset()


def squeezed(text: str) -> str:
    """The words without markup and white space, with the marks that stand on paper for what cannot be printed."""
    return "".join(_MARKUP.sub(r"\1", text).replace("\\", "").translate(_ON_PAPER).split())


_ON_PAPER = str.maketrans(
    {**dict.fromkeys("✗✘❌", "×"), **dict.fromkeys("✔✅", "✓"), **dict.fromkeys("‘’", "'"), **dict.fromkeys("“”", '"')}
)


def expected_graph(tree: Tree, forest: Forest) -> ExpectedGraph:
    """What the card of a tree shows."""
    numbers = numbering(tree)
    ways = set()
    for key, node in tree.nodes.items():
        for edge in node.edges():
            label = _outcome(node, edge.label, forest) if isinstance(node, Run) else edge.label
            ways.add((numbers[key], squeezed(label) + _condition(edge.guard, forest), numbers[edge.to]))
    steps = {
        numbers[key]: squeezed(_says(node, forest)) + _condition(node.guard, forest) for key, node in tree.nodes.items()
    }
    return ExpectedGraph(steps, frozenset(ways))


def _condition(guard: Text | None, forest: Forest) -> str:
    return squeezed(forest.locale.text("tree.guard", text=guard.value)) if guard else ""


def card_number(tree_id: str, forest: Forest) -> str:
    """The number on record, or the next free one."""
    return card_numbers(forest)[tree_id]


def _says(node: Node, forest: Forest) -> str:
    if not isinstance(node, Run | Goto):
        return node.text.value
    called = forest.trees[node.ref.tree]
    text = forest.locale.text
    card = text("card.named", number=card_number(called.id, forest), title=called.title.value)
    if node.ref.node and node.ref.node != called.start.value:
        card += text("card.step", step=numbering(called)[node.ref.node])
    return text("card.run" if isinstance(node, Run) else "card.goto", card=card)


def _outcome(node: Run, key: str, forest: Forest) -> str:
    """An outcome in the words of the tree that is called; `otherwise` is the one that is left, if it is one."""
    called = forest.trees[node.ref.tree]
    if key == OTHERWISE:
        if len(node.then) == 1:
            return forest.locale.text("tree.outcome.done")
        left = {end.outcome.value for end in called.ends()} - {outcome.value for outcome, _ in node.then}
        if len(left) != 1:
            return forest.locale.text(f"tree.outcome.{key}")
        key = left.pop()
    return {name.value: said.value for name, said in called.outcomes}.get(
        key, forest.locale.text(f"tree.outcome.{key}")
    )
