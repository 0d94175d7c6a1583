"""The places of the whole forest in the order in which costs can be summed up: what others lead to comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

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
    places = ((key, node) for key, tree in forest.trees.items() for node in tree.nodes)
    graph: dict[Entry, list[Entry]] = {place: [] for place in places}
    for key in forest.trees:
        for place, to in _edges(forest, key):
            graph[place].append(to)
    return tuple(condensed(graph))


def condensed(graph: Mapping[Entry, Iterable[Entry]]) -> Iterator[Component]:
    """The strongly connected components of the places and where each leads, each after those that it leads to."""
    try:
        yield from (Component((place,), loop=False) for place in TopologicalSorter(graph).static_order())
    except CycleError:  # told before the first place is given out
        yield from _with_loops(graph)


def _with_loops(edges: Mapping[Entry, Iterable[Entry]]) -> Iterator[Component]:
    import networkx as nx  # where nothing leads back, it need not be read, which takes a tenth of a second

    graph: nx.DiGraph[Entry] = nx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((place, to) for place, ways in edges.items() for to in ways)
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
