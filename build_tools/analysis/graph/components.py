"""The places of the whole forest in the order in which costs can be summed up: what others lead to comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, TypeVar

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
    edges = {(key, name): tuple(_edges(forest, key, name)) for key, tree in forest.trees.items() for name in tree.nodes}
    return tuple(Component(part, len(part) > 1 or part[0] in edges[part[0]]) for part in condensed(edges, edges.get))


N = TypeVar("N", str, Entry)


def condensed(
    starts: Iterable[N], leads: Callable[[N], Iterable[N] | None], known: Callable[[N], bool] = lambda _: False
) -> Iterator[tuple[N, ...]]:
    """The strongly connected components of all that is come to from `starts`, each after those that it leads to.

    What is known already is gone by.
    """
    edges: dict[N, list[N]] = {}
    todo: list[N] = list(starts)
    while todo:
        at = todo.pop()
        if at not in edges and not known(at):
            edges[at] = [to for to in leads(at) or () if not known(to)]
            todo += edges[at]
    try:
        yield from ((at,) for at in TopologicalSorter(edges).static_order())
    except CycleError:  # told before the first is given out
        yield from _with_loops(edges)


def _with_loops(edges: Mapping[N, Iterable[N]]) -> Iterator[tuple[N, ...]]:
    import networkx as nx  # where nothing leads back it need not be read, which takes a tenth of a second

    graph: nx.DiGraph[N] = nx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((at, to) for at, ways in edges.items() for to in ways)
    whole = nx.condensation(graph)
    for number in reversed(list(nx.topological_sort(whole))):
        yield tuple(sorted(whole.nodes[number]["members"]))


def _edges(forest: Forest, key: str, name: str) -> Iterator[Entry]:
    nodes = forest.trees[key].nodes
    node = nodes[name]
    for edge in node.edges():
        if edge.to in nodes:
            yield key, edge.to
    if isinstance(node, Run | Goto) and (entry := entry_of(forest, node)):
        yield entry
