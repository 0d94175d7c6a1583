"""Layers → DOT: Graphviz finds the order of boxes in their rows and how far right each stands."""

from __future__ import annotations

from collections.abc import Mapping

import graphviz

from build_tools.model.forest import Forest
from build_tools.model.tree import Goto, Node, Run
from build_tools.targets import words
from build_tools.targets.boxes import Box
from build_tools.targets.inline import plain
from build_tools.targets.layers import Layers, Pass
from build_tools.targets.sketch import Sketch


def node_text(node: Node, forest: Forest) -> str:
    """What a node's box says."""
    if isinstance(node, Run | Goto):
        called = forest.trees.get(node.ref.tree)
        return words.calls(node, plain(called.title.value) if called else node.ref.tree)
    return plain(node.text.value)


def dot(sketch: Sketch, rows: Layers, parts: Mapping[str, Box], nodesep: float, ordered: bool) -> str:
    """The graph in DOT. Every edge leads one row down, so that Graphviz keeps the rows; lines are routed later."""
    spine = set(sketch.spine)
    body = [_row(spec.key, width=_inches(parts[spec.key].width), group=spec.key in spine) for spec in sketch.specs]
    body += [_row(key, width="0.02", group=item.head in spine and not item.up) for key, item in rows.passes.items()]
    body += [f'"{a}" -> "{b}" [weight={_weight(a, b, rows, spine)}]\n' for a, b in rows.steps]
    body += [f'"{a}" -> "{b}"\n' for a, b in anchors(sketch, rows)]
    graph = graphviz.Digraph(
        graph_attr={"nodesep": _inches(nodesep), "ranksep": "0.2", "splines": "none"},
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "height": "0.2"},
        edge_attr={"arrowhead": "none"},
        body=body,
    )
    if ordered:
        graph.graph_attr["ordering"] = "out"
    return str(graph.source)


def _row(key: str, width: str, group: bool) -> str:
    """A node; keys are ids and hold nothing that DOT would read as more than a name."""
    return f'"{key}" [width={width}{" group=spine" if group else ""}]\n'


def anchors(sketch: Sketch, rows: Layers) -> list[tuple[str, str]]:
    """Edges that nobody sees: they keep the passes of a loop near the box that it comes from."""
    above: dict[str, str] = {}
    for tail, head in rows.steps:
        if tail not in rows.passes or not rows.passes[tail].up:
            above.setdefault(head, tail)
    loops = [wire for wire in sketch.wires if (wire.tail, wire.head) in rows.loops and wire.tail in above]
    return list(dict.fromkeys((above[w.tail], Pass(w.head, True, rows.rows[w.tail]).key) for w in loops))


def _weight(tail: str, head: str, rows: Layers, spine: set[str]) -> int:
    """Longer lines want to be straight, and the main line most of all."""
    if tail in rows.passes and head in rows.passes:
        return 8
    if tail in spine and head in spine:
        return 12
    return 2


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"
