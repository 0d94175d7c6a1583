"""A tree as numbered steps to read out: “3 If …, go to 7”, the same graph as the chart."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.analysis.graph.reading_order import numbering, reading_order
from build_tools.model.forest import Forest
from build_tools.model.tree import End, Goto, Node, Run, Tree
from build_tools.targets import labels, paths
from build_tools.targets.inline import plain
from build_tools.targets.layout.paginate.sheet import card_text
from build_tools.targets.paper.content import PrintedStep, StepLinks, Way


def printed_steps(tree: Tree, forest: Forest, numbers: Mapping[str, str]) -> tuple[PrintedStep, ...]:
    """What each step says, in reading order."""
    steps = numbering(tree)
    return tuple(_printed(tree.nodes[key], forest, numbers, steps) for key in reading_order(tree))


def step_links(tree: Tree) -> tuple[StepLinks, ...]:
    """Where each of them leads."""
    return tuple(_links(tree.nodes[key]) for key in reading_order(tree))


def _printed(node: Node, forest: Forest, numbers: Mapping[str, str], steps: Mapping[str, int]) -> PrintedStep:
    return PrintedStep(
        number=steps[node.id.value],
        symbol=labels.symbol(node, forest.locale),
        text=card_text(node, forest, numbers),
        guard=labels.guard(node, forest) or None,
        ways=tuple(
            Way(_label(node, edge.label, forest), steps[edge.to], labels.guard(edge, forest) or None)
            for edge in node.edges()
        ),
        who=labels.whose(node, forest) or None,
        bring=tuple(plain(item.value) for item in node.bring) if isinstance(node, End) else (),
    )


def _label(node: Node, label: str, forest: Forest) -> str:
    return plain(labels.edge_label(node, label, forest)) if label else ""


def _links(node: Node) -> StepLinks:
    named = node.ref if isinstance(node, Run | Goto) else None
    return StepLinks(
        node=node.id.value,
        style=labels.style(node),
        ways=tuple(edge.to for edge in node.edges()),
        ref=named.tree if named else None,
        path=paths.step(named.tree, named.node) if named else None,
    )
