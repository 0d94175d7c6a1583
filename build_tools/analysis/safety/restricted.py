"""The steps and answers that need more to be known than a walk knows that begins in the middle."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.analysis.graph.calls import Entry
from build_tools.analysis.safety.demands import demands
from build_tools.analysis.safety.proof import domain_of
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Ask, Node, Run


@memoized
def restricted(forest: Forest) -> Mapping[Entry, frozenset[str]]:
    """For each such node why it is restricted: the empty text for the node itself, else labels of its answers."""
    domain = domain_of(forest)
    found: dict[Entry, set[str]] = {}
    for demand in demands(forest, domain):
        if demand.bad(domain) & domain.after(demand.passed, domain.start):
            entry = demand.tree.id, demand.node.id.value
            found.setdefault(entry, set()).add(demand.answer.label.value if demand.answer else "")
    return {entry: frozenset(labels) for entry, labels in found.items()}


@memoized
def settling(forest: Forest) -> frozenset[str]:
    """The trees in which, or in those that they name, something may become known."""
    direct = {key for key, tree in forest.trees.items() if any(_marked(node) for node in tree.nodes.values())}
    while more := {
        key
        for key, tree in forest.trees.items()
        if key not in direct and any(ref.tree in direct for _, ref in tree.refs())
    }:
        direct |= more
    return frozenset(direct)


def settles(run: Run, forest: Forest) -> bool:
    """Whether the tree that a `run` calls may make something known."""
    return run.ref.tree in settling(forest)


def _marked(node: Node) -> bool:
    return bool(node.marks) or (isinstance(node, Ask) and any(answer.marks for answer in node.answers))
