"""A tree → the sketch of its whole chart."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.analysis.graph.reading_order import numbering, reading_order
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import labels
from build_tools.targets.inline import plain
from build_tools.targets.layout.sketch.main_line import main_line
from build_tools.targets.layout.sketch.sketch import Sketch, Spec, Wire


def answer_key(node: str, index: int) -> str:
    """The key of an answer's box; a node's key is its id, which holds no full stop."""
    return f"{node}.{index}"


def whole_tree(tree: Tree, forest: Forest) -> Sketch:
    """The sketch of a whole tree."""
    return Sketch(
        specs=tuple(_specs(tree, forest)),
        wires=tuple(_wires(tree)),
        roots=(tree.start.value,),
        main_line=tuple(through_answers(tree, main_line(tree, tree.start.value))),
    )


def _specs(tree: Tree, forest: Forest) -> Iterator[Spec]:
    numbers = numbering(tree)
    for key in reading_order(tree):
        node = tree.nodes[key]
        said, guard = labels.says(node, forest), labels.guard(node, forest)
        yield Spec(key, key, None, labels.style(node), labels.symbol(node, forest.locale), numbers[key], said, guard)
        for index, edge in enumerate(node.edges()):
            if edge.label:
                text = plain(labels.edge_label(node, edge.label, forest))
                yield Spec(answer_key(key, index), key, index, "answer", "", None, text, labels.guard(edge, forest))


def _wires(tree: Tree) -> Iterator[Wire]:
    for key in reading_order(tree):
        for index, edge in enumerate(tree.nodes[key].edges()):
            if edge.label:
                yield Wire(key, answer_key(key, index), False)
                yield Wire(answer_key(key, index), edge.to, True)
            else:
                yield Wire(key, edge.to, True)


def through_answers(tree: Tree, path: tuple[str, ...]) -> Iterator[str]:
    """A path of nodes, with the answers between them."""
    for key, following in zip(path, (*path[1:], ""), strict=True):
        yield key
        for index, edge in enumerate(tree.nodes[key].edges()):
            if edge.to == following and edge.label:
                yield answer_key(key, index)
                break
