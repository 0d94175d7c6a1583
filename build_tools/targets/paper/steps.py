"""A tree as numbered steps to read out: “3 如果……去 7”, the same graph as the chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from build_tools.analysis.graph.reading_order import numbering, reading_order
from build_tools.model.forest import Forest
from build_tools.model.tree import Edge, End, Goto, Node, Run, Tree
from build_tools.targets import labels, paths
from build_tools.targets.inline import plain
from build_tools.targets.layout.paginate.sheet import card_text


def linear(tree: Tree, forest: Forest, numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """One entry a step, in reading order."""
    steps = numbering(tree)
    return [_step(tree.nodes[key], forest, numbers, steps) for key in reading_order(tree)]


def said(tree: Tree, forest: Forest, numbers: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What each step says and where it leads, by node, whatever the numbers of steps."""
    return {
        key: {
            "text": card_text(node, forest, numbers),
            **({"guard": labels.guard(node, forest)} if node.guard else {}),
            "ways": [_way(node, edge, forest) for edge in node.edges()],
            "who": labels.whose(node, forest) or None,
            "bring": _bring(node),
        }
        for key, node in tree.nodes.items()
    }


def _step(node: Node, forest: Forest, numbers: Mapping[str, str], steps: Mapping[str, int]) -> dict[str, Any]:
    named = node.ref if isinstance(node, Run | Goto) else None
    return {
        "number": steps[node.id.value],
        "style": labels.style(node),
        "mark": labels.symbol(node),
        "text": card_text(node, forest, numbers),
        "guard": labels.guard(node, forest) or None,
        "ways": [
            {
                "label": _label(node, edge.label, forest),
                "to": steps[edge.to],
                "guard": labels.guard(edge, forest) or None,
            }
            for edge in node.edges()
        ],
        "who": labels.whose(node, forest) or None,
        "bring": _bring(node),
        "ref": named.tree if named else None,
        "path": paths.step(named.tree, named.node) if named else None,
    }


def _way(node: Node, edge: Edge, forest: Forest) -> list[str]:
    """Label, place, and the guard where there is one: a card without guards keeps its fingerprint."""
    return [_label(node, edge.label, forest), edge.to, *filter(None, [labels.guard(edge, forest)])]


def _label(node: Node, label: str, forest: Forest) -> str:
    return plain(labels.edge_label(node, label, forest)) if label else ""


def _bring(node: Node) -> list[str]:
    """What to have ready before a call."""
    return [plain(item.value) for item in node.bring] if isinstance(node, End) else []
