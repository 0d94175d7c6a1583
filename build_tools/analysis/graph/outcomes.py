"""What a tree can end with, through every tree that it goes on to."""

from __future__ import annotations

from typing import NamedTuple

from build_tools.analysis.graph.tree_graph import closure, graph_of, nodes_without_exit
from build_tools.model.forest import Forest
from build_tools.model.memo import ByTree
from build_tools.model.tree import End, Goto, Outcome


class Outcomes(NamedTuple):
    """What a tree ends with, and what it could if every node of the trees on the way were reached."""

    reached: frozenset[str]
    written: frozenset[str]


_FOUND = ByTree[Outcomes | None]("outcomes")


def outcomes(forest: Forest, tree_id: str) -> Outcomes | None:
    """The outcomes across `goto`; None where a tree on the way is missing, broken, or leads nowhere itself."""
    found = _FOUND.of(forest)
    if tree_id not in found:
        found[tree_id] = _outcomes(forest, tree_id)
    return found[tree_id]


def _outcomes(forest: Forest, tree_id: str) -> Outcomes | None:
    reached: set[str] = set()
    written: set[str] = set()
    seen: set[tuple[str, str | None]] = set()
    todo: list[tuple[str, str | None]] = [(tree_id, None)]
    while todo:
        place = todo.pop()
        if place in seen:
            continue
        seen.add(place)
        tree = forest.trees.get(place[0])
        if tree is None or (graph := graph_of(tree)).missing or nodes_without_exit(tree, graph):
            return None
        start = place[1] or tree.start.value
        if start not in tree.nodes:
            return None
        for node_id in closure(graph.edges, [start]):
            node = tree.nodes[node_id]
            if isinstance(node, End):
                reached.add(node.outcome.value)
            elif isinstance(node, Goto):
                todo.append((node.ref.tree, node.ref.node))
        for node_id in set(tree.nodes) - set(graph.reached):
            node = tree.nodes[node_id]
            if isinstance(node, End):
                written.add(node.outcome.value)
            elif isinstance(node, Goto):
                written |= {outcome.value for outcome in Outcome}
    return Outcomes(frozenset(reached), frozenset(reached | written))
