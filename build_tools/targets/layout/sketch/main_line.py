"""A tree's main line: the likeliest way to a good end."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from math import log

from build_tools.analysis.cost.shares import shares
from build_tools.model.tree import Ask, Do, End, Goto, Node, Outcome, Run, Tree

_OUTCOMES = {"resolved": 0.7, "otherwise": 0.3, "stop": 0.2, "escalate": 0.2}
"""How often a called tree comes back with what, where nobody has said."""


def main_line(tree: Tree, start: str, inside: Callable[[str], bool] = lambda _: True) -> tuple[str, ...]:
    """Node ids from `start` to the good end that is likeliest; else to the likeliest exit, or way out of `inside`."""
    order = {key: place for place, key in enumerate(tree.nodes)}
    for wanted in (_good, _exit):
        queue: list[tuple[float, int, tuple[str, ...]]] = [(0.0, 0, (start,))]
        done = set()
        while queue:
            cost, _, path = heapq.heappop(queue)
            key = path[-1]
            if not inside(key):
                if wanted is _exit:
                    return path[:-1]
                continue
            if key in done:
                continue
            done.add(key)
            if wanted(tree.nodes[key]):
                return path
            before = tree.nodes[path[-2]] if len(path) > 1 else None
            for to, chance in transitions(tree, tree.nodes[key], before):
                if to in tree.nodes:
                    heapq.heappush(queue, (cost - log(max(chance, 0.001)), order[to], (*path, to)))
    return (start,)


def transitions(tree: Tree, node: Node, after: Node | None = None) -> Iterator[tuple[str, float]]:
    """Where a node leads, and how often, by the same estimates as every other figure; `after` is the step before it."""
    if isinstance(node, Ask):
        chances: dict[str, float] = {}
        taken = shares(tree, node, after if isinstance(after, Do) else None)
        for answer, share in zip(node.answers, taken, strict=True):
            chances[answer.to.value] = chances.get(answer.to.value, 0.0) + share.mid
        yield from chances.items()
    elif isinstance(node, Run):
        yield from ((to.value, _OUTCOMES[outcome.value]) for outcome, to in node.then)
    else:
        yield from ((edge.to, 1.0) for edge in node.edges())


def _good(node: Node) -> bool:
    return isinstance(node, End) and node.outcome is Outcome.RESOLVED


def _exit(node: Node) -> bool:
    return isinstance(node, End | Goto)
