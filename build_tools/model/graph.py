"""Questions to a tree's graph: pure functions, ids in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_tools.model.tree import Goto, Tree


def successors(tree: Tree) -> dict[str, list[str]]:
    """For each node, the nodes its edges lead to; targets that do not exist are left out."""
    return {key: [e.to for e in node.edges() if e.to in tree.nodes] for key, node in tree.nodes.items()}


def reachable(tree: Tree) -> set[str]:
    """The nodes that a walk from the start can come to."""
    return _closure(successors(tree), [tree.start.value] if tree.start.value in tree.nodes else [])


def leading_out(tree: Tree) -> set[str]:
    """The nodes from which a walk can come to an end, or on into another tree."""
    backwards: dict[str, list[str]] = {key: [] for key in tree.nodes}
    for key, targets in successors(tree).items():
        for target in targets:
            backwards[target].append(key)
    exits = [node.id.value for node in tree.ends()]
    exits += [key for key, node in tree.nodes.items() if isinstance(node, Goto)]
    return _closure(backwards, exits)


def dangling(tree: Tree) -> bool:
    """Whether an edge or the start leads nowhere, so that what follows from the graph is not to be trusted."""
    return tree.start.value not in tree.nodes or any(
        edge.to not in tree.nodes for node in tree.nodes.values() for edge in node.edges()
    )


def _closure(edges: Mapping[str, Iterable[str]], start: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    todo = list(start)
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += edges[node]
    return seen
