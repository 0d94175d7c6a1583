"""Tree → DOT: every node a box of known size, every answer a small box on the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import graphviz

from build_tools.model.forest import Forest
from build_tools.model.tree import Goto, Node, Run, Tree
from build_tools.targets import words
from build_tools.targets.font import width
from build_tools.targets.inline import plain
from build_tools.targets.wrap import wrap

FONT_SIZE = 14.0
"""Points; everything else in a chart is measured against it."""
LEADING = 1.4
SMALL = 0.93


@dataclass(frozen=True, slots=True)
class Manner:
    """What the search for a layout may vary: text width in em, direction, gaps in points."""

    wrap: float = 11.0
    answer_wrap: float = 7.0
    rankdir: str = "TB"
    nodesep: float = 12.0
    ranksep: float = 15.0
    splines: str = "ortho"


class Box(NamedTuple):
    """A box before it has a place: its lines, its style, its size in points, what it stands for."""

    key: str
    node: str
    answer: int | None
    style: str
    lines: tuple[str, ...]
    width: float
    height: float


def answer_key(node: str, index: int) -> str:
    """The key of an answer's box; a node's key is its id, which holds no full stop."""
    return f"{node}.{index}"


def node_text(node: Node, forest: Forest) -> str:
    """What a node's box says."""
    if isinstance(node, Run | Goto):
        called = forest.trees.get(node.ref.tree)
        return words.calls(node, plain(called.title.value) if called else node.ref.tree)
    return plain(node.text.value)


def boxes(tree: Tree, forest: Forest, manner: Manner) -> Iterator[Box]:
    """The boxes of a tree: its nodes, and one for each answer or outcome."""
    for key, node in tree.nodes.items():
        yield _box(key, key, None, words.style(node), node_text(node, forest), manner.wrap)
        for index, edge in enumerate(node.edges()):
            if edge.label:
                text = plain(words.edge_label(node, edge.label))
                yield _box(answer_key(key, index), key, index, "answer", text, manner.answer_wrap)


_PADDING = {"ask": (22.0, 16.0), "goto": (26.0, 14.0), "answer": (14.0, 6.0)}
MARK = 20.0
"""Room for the mark at the left of a box that is not an answer."""


def _box(key: str, node: str, answer: int | None, style: str, text: str, limit: float) -> Box:
    lines = wrap(text, limit)
    size = FONT_SIZE * (SMALL if style == "answer" else 1.0)
    pad_x, pad_y = _PADDING.get(style, (18.0, 14.0))
    across = max(width(line) for line in lines) * size + pad_x + (0.0 if style == "answer" else MARK)
    return Box(key, node, answer, style, lines, across, len(lines) * size * LEADING + pad_y)


def dot(tree: Tree, parts: Mapping[str, Box], manner: Manner) -> str:
    """The graph in DOT; labels are empty, for the boxes' sizes are already known."""
    graph = graphviz.Digraph(
        tree.id,
        graph_attr={
            "rankdir": manner.rankdir,
            "nodesep": _inches(manner.nodesep),
            "ranksep": _inches(manner.ranksep),
            "splines": manner.splines,
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowsize": "0.7"},
    )
    for box in parts.values():
        graph.node(
            box.key,
            width=_inches(box.width),
            height=_inches(box.height),
            tooltip=graphviz.escape("".join(box.lines)),
        )
    for key, node in tree.nodes.items():
        for index, edge in enumerate(node.edges()):
            if edge.label:
                middle = answer_key(key, index)
                graph.edge(key, middle, arrowhead="none", weight="4")
                graph.edge(middle, edge.to)
            else:
                graph.edge(key, edge.to, weight="2")
    return str(graph.source)


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"
