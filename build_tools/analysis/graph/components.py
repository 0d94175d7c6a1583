"""The places of the whole forest in the order in which costs can be summed up: what others lead to comes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import networkx as nx

from build_tools.analysis.graph.calls import Entry, entry_of
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Goto, Run


class Component(NamedTuple):
    """One place, or the places of a loop in order of their names."""

    members: tuple[Entry, ...]
    loop: bool


@memoized
def components(forest: Forest) -> tuple[Component, ...]:
    """Every node of every tree; a `run` leads into the tree that it calls as well as on."""
    graph: nx.DiGraph[Entry] = nx.DiGraph()
    for key, tree in forest.trees.items():
        graph.add_nodes_from((key, node) for node in tree.nodes)
    for key in forest.trees:
        graph.add_edges_from(_edges(forest, key))
    return tuple(condensed(graph))


def condensed(graph: nx.DiGraph[Entry]) -> Iterator[Component]:
    """The strongly connected components of a graph of places, each after those that it leads to."""
    whole = nx.condensation(graph)
    for number in reversed(list(nx.topological_sort(whole))):
        members = tuple(sorted(whole.nodes[number]["members"]))
        yield Component(members, len(members) > 1 or graph.has_edge(members[0], members[0]))


def _edges(forest: Forest, key: str) -> Iterator[tuple[Entry, Entry]]:
    nodes = forest.trees[key].nodes
    for name, node in nodes.items():
        for edge in node.edges():
            if edge.to in nodes:
                yield (key, name), (key, edge.to)
        if isinstance(node, Run | Goto) and (entry := entry_of(forest, node)):
            yield (key, name), entry
