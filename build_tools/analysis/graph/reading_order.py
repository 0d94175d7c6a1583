"""The order in which a tree reads: each node after those that lead to it, where no loop forbids it."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.analysis.graph.tree_graph import successors
from build_tools.model.memo import memoized
from build_tools.model.tree import Tree


@memoized
def reading_order(tree: Tree) -> tuple[str, ...]:
    """Node ids, the start first, then answer by answer; nodes out of reach come last, as written."""
    edges = successors(tree)
    done: list[str] = []
    seen: set[str] = set()
    stack = [(tree.start.value, iter(reversed(edges[tree.start.value])))] if tree.start.value in tree.nodes else []
    seen.update(key for key, _ in stack)
    while stack:
        key, rest = stack[-1]
        following = next((target for target in rest if target not in seen), None)
        if following is None:
            done.append(key)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(reversed(edges[following]))))
    return (*reversed(done), *(key for key in tree.nodes if key not in seen))


@memoized
def numbering(tree: Tree) -> Mapping[str, int]:
    """The number that a node has on the page and on paper, from 1."""
    return {key: number for number, key in enumerate(reading_order(tree), 1)}
