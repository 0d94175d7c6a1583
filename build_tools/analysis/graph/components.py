"""The places of the whole forest in the order in which costs can be summed up: what others lead to comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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

    What is known already is gone by. (Tarjan 1972; without recursion, for a tree may be as long as it likes.)
    """
    number: dict[N, int] = {}
    lowest: dict[N, int] = {}
    on_way: list[N] = []
    open_: set[N] = set()
    for start in starts:
        if start in number or known(start):
            continue
        stack: list[tuple[N, Iterator[N]]] = []
        here: N | None = start
        while here is not None or stack:
            if here is not None:
                number[here] = lowest[here] = len(number)
                on_way.append(here)
                open_.add(here)
                stack.append((here, iter(leads(here) or ())))
            at, rest = stack[-1]
            here = None
            for to in rest:
                if to in open_:
                    lowest[at] = min(lowest[at], number[to])
                elif to not in number and not known(to):
                    here = to
                    break
            else:
                stack.pop()
                if stack:
                    before = stack[-1][0]
                    lowest[before] = min(lowest[before], lowest[at])
                if lowest[at] == number[at]:
                    members = [on_way.pop()]
                    while members[-1] != at:
                        members.append(on_way.pop())
                    open_.difference_update(members)
                    yield tuple(sorted(members))


def _edges(forest: Forest, key: str, name: str) -> Iterator[Entry]:
    nodes = forest.trees[key].nodes
    node = nodes[name]
    for edge in node.edges():
        if edge.to in nodes:
            yield key, edge.to
    if isinstance(node, Run | Goto) and (entry := entry_of(forest, node)):
        yield entry
