"""How trees lead to each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from build_tools.findings import Span
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Goto, Run, Tree


class TreeLink(NamedTuple):
    """One node that names another tree."""

    tree: Tree
    node: Run | Goto

    @property
    def to(self) -> str:
        """The tree it leads to."""
        return self.node.ref.tree

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.node.text.span


@memoized
def links(forest: Forest) -> dict[str, list[TreeLink]]:
    """For each tree, the links from it to other trees that there are."""
    return {
        tree.id: [TreeLink(tree, node) for node, ref in tree.refs() if ref.tree != tree.id and ref.tree in forest.trees]
        for tree in forest.trees.values()
    }


def circles(
    forest: Forest, wanted: Callable[[Run | Goto], bool], *, all_alike: bool = False
) -> Iterator[tuple[TreeLink, ...]]:
    """One circle for each group of trees that lead to each other by a wanted link, from the first such link on.

    With `all_alike`, only wanted links are followed.
    """
    ways = links(forest)
    if all_alike:
        ways = {key: [link for link in found if wanted(link.node)] for key, found in ways.items()}
    if not any(ways.values()):
        return
    told: set[str] = set()
    first_to_last = sorted((link for found in ways.values() for link in found if wanted(link.node)), key=_place)
    for link in first_to_last:
        if link.tree.id not in told and (back := _shortest_path(ways, link.to, link.tree.id)) is not None:
            told |= _group(ways, link.tree.id)
            yield (link, *back)


def _place(link: TreeLink) -> Span:
    return link.span


def _shortest_path(ways: dict[str, list[TreeLink]], start: str, target: str) -> list[TreeLink] | None:
    """The shortest links from one tree to another."""
    came: dict[str, TreeLink | None] = {start: None}
    queue = deque([start])
    while queue:
        for link in ways[queue.popleft()]:
            if link.to not in came:
                came[link.to] = link
                queue.append(link.to)
    if target not in came:
        return None
    way: list[TreeLink] = []
    while (step := came[target]) is not None:
        way.insert(0, step)
        target = step.tree.id
    return way


def _group(ways: dict[str, list[TreeLink]], tree: str) -> set[str]:
    """The trees that `tree` leads to and that lead back to it."""
    reached = [key for key in ways if key == tree or _shortest_path(ways, tree, key) is not None]
    return {key for key in reached if key == tree or _shortest_path(ways, key, tree) is not None}
