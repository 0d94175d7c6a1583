"""Questions to a tree's graph: pure functions, ids in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_tools.findings import Span
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Ask, Do, End, Goto, Run, Text, Tree
from build_tools.schema.nearest import meant


@dataclass(frozen=True, slots=True)
class TreeGraph:
    """One tree walked once from its start. Edges to nodes that do not exist are in `missing`, and nowhere else."""

    edges: Mapping[str, tuple[str, ...]]
    missing: Mapping[str, tuple[Span, ...]]
    """Ids that are named, by `start` too, and are no nodes: the places that name them, in order of the file."""
    reached: tuple[str, ...]
    """What a walk from the start comes to; a node stands after all that it leads to, but for the way round a loop."""
    back: tuple[tuple[str, str], ...]
    """The edges that close a loop."""


@memoized
def entries(forest: Forest) -> dict[str, set[str]]:
    """For each tree, the nodes at which a `goto` of another tree comes in."""
    found: dict[str, set[str]] = {}
    for tree in forest.trees.values():
        for _, ref in tree.refs():
            if ref.node and ref.tree != tree.id:
                found.setdefault(ref.tree, set()).add(ref.node)
    return found


@memoized
def graph_of(tree: Tree) -> TreeGraph:
    """Walk a tree."""
    nodes = tree.nodes
    edges: dict[str, tuple[str, ...]] = {}
    missing: dict[str, list[Span]] = {}
    for key, node in nodes.items():
        if isinstance(node, Ask):
            targets = [answer.to for answer in node.answers]
        elif isinstance(node, Do):
            targets = [node.next]
        elif isinstance(node, Run):
            targets = [to for _, to in node.then]
        else:
            edges[key] = ()
            continue
        edges[key] = ends = tuple([to.value for to in targets if to.value in nodes])
        if len(ends) < len(targets):
            _note(targets, nodes, missing)
    if tree.start.value not in nodes:
        _note([tree.start], nodes, missing)
    reached, back = _walk(edges, tree.start.value)
    return TreeGraph(edges, {key: tuple(sorted(spans)) for key, spans in missing.items()}, reached, back)


def _note(targets: Iterable[Text], nodes: Mapping[str, object], missing: dict[str, list[Span]]) -> None:
    for to in targets:
        if to.value not in nodes:
            missing.setdefault(to.value, []).append(to.span)


def _walk(edges: Mapping[str, tuple[str, ...]], start: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Everything from `start` on in postorder, and the edges that lead back onto the way to where they begin."""
    if start not in edges:
        return (), ()
    done: list[str] = []
    back: list[tuple[str, str]] = []
    seen = {start}
    on_way = {start}
    stack: list[tuple[str, Iterator[str]]] = [(start, iter(edges[start]))]
    while stack:
        key, rest = stack[-1]
        for target in rest:
            if target not in seen:
                seen.add(target)
                on_way.add(target)
                stack.append((target, iter(edges[target])))
                break
            if target in on_way:
                back.append((key, target))
        else:
            done.append(key)
            on_way.discard(key)
            stack.pop()
    return tuple(done), tuple(back)


def nodes_without_exit(tree: Tree, graph: TreeGraph) -> list[str]:
    """Reached nodes from which no walk comes to an end or into another tree, in order of the file.

    A node whose way on is unknown counts as a way out: that fault is another one's to tell.
    """
    if not graph.back:
        return []
    unknown = {key for key, node in tree.nodes.items() if _unknown_way(tree, key, graph)}
    exits = [key for key, node in tree.nodes.items() if isinstance(node, End | Goto) or key in unknown]
    backwards: dict[str, list[str]] = {key: [] for key in tree.nodes}
    for key, targets in graph.edges.items():
        for target in targets:
            backwards[target].append(key)
    out = closure(backwards, exits)
    reached = set(graph.reached)
    return [key for key in tree.nodes if key in reached and key not in out]


def shortest_path(tree: Tree, graph: TreeGraph, start: str, end: str) -> list[tuple[str, str, Span]]:
    """The shortest way between two nodes: for each edge where it begins, ends, and is written."""
    came: dict[str, tuple[str, Span]] = {}
    todo = [start]
    for key in todo:
        for edge in tree.nodes[key].edges():
            if edge.to in graph.edges and edge.to not in came and edge.to != start:
                came[edge.to] = (key, edge.span)
                todo.append(edge.to)
    found: list[tuple[str, str, Span]] = []
    while end != start and end in came:
        before, span = came[end]
        found.append((before, end, span))
        end = before
    return found[::-1]


def _unknown_way(tree: Tree, key: str, graph: TreeGraph) -> bool:
    """Whether a node has an edge to nowhere, or should have edges and has none."""
    node = tree.nodes[key]
    return len(graph.edges[key]) < (sum(1 for _ in node.edges()) or 1)


def closure(edges: Mapping[str, Iterable[str]], start: Iterable[str]) -> set[str]:
    """Everything that can be come to from `start`, itself too."""
    seen: set[str] = set()
    todo = list(start)
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += edges[node]
    return seen


@memoized
def successors(tree: Tree) -> Mapping[str, tuple[str, ...]]:
    """For each node, the nodes its edges lead to; targets that do not exist are left out."""
    return {key: tuple(e.to for e in node.edges() if e.to in tree.nodes) for key, node in tree.nodes.items()}


def lost_heads(tree: Tree, graph: TreeGraph, entered: Iterable[str] = ()) -> list[list[str]]:
    """The beginnings of what nothing leads to: a node, or several that lead to each other; in order of the file.

    A target that does not exist may have been meant to lead to any of them. Where each such name is surely a
    misspelling, they are taken as if spelt right; else nothing is known to be lost.
    """
    starts = [tree.start.value, *entered]
    for name in graph.missing:
        if (right := meant(name, tree.nodes)) is None:
            return []
        starts.append(right)
    return unled(tree, graph, starts)


def unled(tree: Tree, graph: TreeGraph, starts: Iterable[str]) -> list[list[str]]:
    """The beginnings of what no walk from `starts` comes to."""
    found = closure(graph.edges, [key for key in starts if key in tree.nodes])
    lost = [key for key in tree.nodes if key not in found]
    return _components(graph.edges, lost, leading_in=True) if lost else []


def rings(tree: Tree, graph: TreeGraph, nodes: Iterable[str]) -> list[list[str]]:
    """Of nodes that cannot get out, the loops in which they end up; each in order of the file."""
    chosen = set(nodes)
    return _components(graph.edges, [key for key in tree.nodes if key in chosen], leading_in=False) if chosen else []


def _components(edges: Mapping[str, Iterable[str]], nodes: list[str], *, leading_in: bool) -> list[list[str]]:
    """Strongly connected parts that no other part leads into (or that lead into no other)."""
    import networkx as nx  # most trees have no such parts, and it takes a tenth of a second to import

    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_nodes_from(nodes)
    network.add_edges_from((key, to) for key in nodes for to in edges[key] if to in network)
    condensed = nx.condensation(network)
    degree = condensed.in_degree if leading_in else condensed.out_degree
    place = {key: number for number, key in enumerate(nodes)}
    parts = [sorted(condensed.nodes[part]["members"], key=place.__getitem__) for part, n in degree if n == 0]
    return sorted(parts, key=lambda part: place[part[0]])
