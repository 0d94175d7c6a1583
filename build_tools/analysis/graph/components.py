"""The places of the whole forest in the order in which costs can be summed up: what others lead to comes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import networkx as nx

from build_tools.analysis.graph.flow import Entry, entered
from build_tools.model.forest import Forest
from build_tools.model.memo import once
from build_tools.model.tree import Goto, Run


class Component(NamedTuple):
    """One place, or the places of a loop in order of their names."""

    members: tuple[Entry, ...]
    loop: bool


@once
def components(forest: Forest) -> tuple[Component, ...]:
    """Every node of every tree; a `run` leads into the tree that it calls as well as on."""
    graph: nx.DiGraph[Entry] = nx.DiGraph()
    for key, tree in forest.trees.items():
        graph.add_nodes_from((key, node) for node in tree.nodes)
    for key in forest.trees:
        graph.add_edges_from(_edges(forest, key))
    whole = nx.condensation(graph)
    found: list[Component] = []
    for number in reversed(list(nx.topological_sort(whole))):
        members = tuple(sorted(whole.nodes[number]["members"]))
        found.append(Component(members, len(members) > 1 or graph.has_edge(members[0], members[0])))
    return tuple(found)


def _edges(forest: Forest, key: str) -> Iterator[tuple[Entry, Entry]]:
    nodes = forest.trees[key].nodes
    for name, node in nodes.items():
        for edge in node.edges():
            if edge.to in nodes:
                yield (key, name), (key, edge.to)
        if isinstance(node, Run | Goto) and (entry := entered(forest, node)):
            yield (key, name), entry
