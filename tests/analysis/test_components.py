"""Loops are found as networkx finds them, and each part of a graph comes after what it leads to."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from build_tools.analysis.graph.components import condensed

NODES = "abcdefgh"
GRAPHS = st.fixed_dictionaries({node: st.lists(st.sampled_from(NODES), max_size=3) for node in NODES})


@given(GRAPHS)
def test_parts_are_those_of_networkx_in_an_order_that_sums_up(edges: dict[str, list[str]]) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([(node, to) for node, ends in edges.items() for to in ends])
    graph.add_nodes_from(NODES)
    parts = list(condensed(NODES, edges.get))
    assert {frozenset(part) for part in parts} == set(map(frozenset, nx.strongly_connected_components(graph)))
    place = {node: number for number, part in enumerate(parts) for node in part}
    assert all(place[to] <= place[node] for node, ends in edges.items() for to in ends)
    assert all(list(part) == sorted(part) for part in parts)


@given(GRAPHS, st.sampled_from(NODES))
def test_what_is_known_already_is_gone_by(edges: dict[str, list[str]], start: str) -> None:
    known = {node for part in condensed([start], edges.get) for node in part}
    rest = [node for part in condensed(NODES, edges.get, known.__contains__) for node in part]
    assert sorted([*known, *rest]) == list(NODES)
