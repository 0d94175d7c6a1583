"""Ways through the forest that a person could click, for the tests that do."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from build_tools.model.forest import Forest
from build_tools.model.tree import Edge, End, Goto, Node, Run, Tree


class Click(NamedTuple):
    """One step: on `tree`, at `node`, take `label` and arrive at `to`."""

    tree: str
    node: Node
    label: str
    to: str


def left_by_goto(forest: Forest) -> tuple[Tree, Goto]:
    """A tree that is left for another after a step of its own, and where; no other tree is called on the way."""
    return next(
        (tree, node)
        for tree in forest.trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Goto)
        and node.id.value != tree.start.value
        and not any(isinstance(click.node, Run) for click in way_to(tree, node.id.value))
    )


def way_to(tree: Tree, target: str, start: str | None = None) -> list[Click]:
    """The shortest clicks from the start of a tree to one of its nodes."""
    start = start or tree.start.value
    came: dict[str, Click | None] = {start: None}
    queue = deque([start])
    while queue:
        key = queue.popleft()
        for edge in tree.nodes[key].edges():
            if edge.to not in came:
                came[edge.to] = Click(tree.id, tree.nodes[key], edge.label, edge.to)
                queue.append(edge.to)
    clicks: list[Click] = []
    while (click := came[target]) is not None:
        clicks.insert(0, click)
        target = click.node.id.value
        if target == start:
            break
    return clicks


def end_for(run: Run, label: str, forest: Forest) -> tuple[Tree, End] | None:
    """An end inside the called tree after which `run` goes on by `label`; None where only another tree has one."""
    called = forest.trees[run.ref.tree]
    named = {outcome.value for outcome, _ in run.then}
    for end in called.ends():
        outcome = end.outcome.value
        if label == (outcome if outcome in named else "otherwise"):
            return called, end
    return None


def edges(tree: Tree) -> list[tuple[Node, Edge]]:
    """Every edge of a tree."""
    return [(node, edge) for node in tree.nodes.values() for edge in node.edges()]


def exits(tree: Tree) -> list[Node]:
    """Where a walk leaves a tree: its ends, and the ways on into other trees."""
    return [node for node in tree.nodes.values() if isinstance(node, End | Goto)]
