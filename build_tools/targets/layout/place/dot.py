"""Layers → DOT, from which Graphviz finds the order of boxes in their rows and how far right each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from build_tools.targets.layout.place.layers import Layers, joints
from build_tools.targets.layout.place.order import anchors, weight
from build_tools.targets.layout.sketch.boxes import Box
from build_tools.targets.layout.sketch.sketch import Sketch


def dot(rows: Layers, boxes: Mapping[str, Box], gap: float, as_written: bool) -> str:
    """The graph in DOT. Every edge leads one row down, so that Graphviz keeps the rows; lines are routed later."""
    sketch = rows.sketch
    main_line = frozenset(sketch.main_line)
    tall = {item.box for item in rows.bodies.values()}
    body = []
    for spec in sketch.specs:
        group = "main_line" if spec.key in main_line else f"={spec.key}" if spec.key in tall else ""
        body.append(_row(spec.key, boxes[spec.key].width, group))
    body += [_row(key, 1.0, "main_line" if p.head in main_line and not p.up else "") for key, p in rows.passes.items()]
    body += [_row(key, boxes[item.box].width, f"={item.box}") for key, item in rows.bodies.items()]
    for tail, head in rows.own.steps:
        port = " headport=nw" if head in boxes and boxes[head].spec.style == "stack" else ""
        body.append(f'"{tail}" -> "{head}" [weight={weight(tail, head, rows.own, main_line)}{port}]\n')
    body += [f'"{upper}" -> "{lower}" [weight={_FIRM}]\n' for upper, lower in joints(rows.bodies.values())]
    held = anchors(sketch, rows.own)
    body += [f'"{a}" -> "{b}"\n' for a, b in (*held, *_footholds(sketch, rows, held))]
    return _frame(gap, as_written).replace(_BODY, "".join(body))


_BODY = "BODY\n"
_FIRM = 50
"""The weight of what holds the pieces of a tall box together."""


@cache
def _frame(gap: float, as_written: bool) -> str:
    """A graph with a place for its statements."""
    import graphviz  # this and what is below need not be read where every layout is there

    graph = graphviz.Digraph(
        graph_attr={"nodesep": _inches(gap), "ranksep": "0.2", "splines": "none"},
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "height": "0.2"},
        edge_attr={"arrowhead": "none"},
        body=[_BODY],
    )
    if as_written:
        graph.graph_attr["ordering"] = "out"
    return str(graph.source)


def _row(key: str, width: float, group: str) -> str:
    """A node; keys are ids and hold nothing that DOT would read as more than a name."""
    return f'"{key}" [width={_inches(width)}' + (f' group="{group}"' if group else "") + "]\n"


def _footholds(sketch: Sketch, rows: Layers, held: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """More such edges: they hold a piece that nothing else links to the rest in the row that it begins in."""
    if len(sketch.roots) < 2:
        return
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph([*rows.own.steps, *joints(rows.bodies.values()), *held])
    row = dict(rows.rows)
    row.update((key, item.row) for key, item in rows.passes.items())
    row.update((key, item.row) for key, item in rows.bodies.items())
    pieces = sorted(sorted(piece, key=lambda key: (row[key], key)) for piece in nx.connected_components(graph))
    deepest = max(pieces, key=lambda piece: (row[piece[0]] == 0, row[piece[-1]]))
    standing = {row[key]: key for key in deepest}
    yield from ((standing[row[piece[0]] - 1], piece[0]) for piece in pieces if row[piece[0]] - 1 in standing)


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"
