"""What can be known at each place of the whole forest, over every walk, across `run` and `goto`.

For each place where a tree is entered, the tree is worked out once, whoever enters it: its summary says, for every
node and outcome, which of the bits brought in can still hold there, and which ones are set on the way. Summaries are
applied where a `run` or `goto` enters (Reps, Horwitz, Sagiv 1995); marks only keep and add bits, so two masks say all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.analysis.graph.calls import Entry, entry_of, return_target
from build_tools.analysis.safety.domain import Domain
from build_tools.analysis.safety.marks import marks
from build_tools.model.forest import Forest
from build_tools.model.memo import ByTree
from build_tools.model.safety import Safety
from build_tools.model.tree import Ask, Do, End, Goto, Run, Text, Tree


@dataclass(slots=True)
class Summary:
    """A tree walked from one entry. Each number holds two masks: the bits kept, and above them the bits added."""

    nodes: dict[str, int] = field(default_factory=dict)
    """On arriving at each node."""
    outcomes: dict[str, int] = field(default_factory=dict)
    """When the walk ends with each outcome."""
    enters: dict[Entry, int] = field(default_factory=dict)
    """On going into another tree, to come back or not."""


_SUMMARIES = ByTree[tuple[tuple[Safety, Mapping[str, str]], dict[str, Summary]]]("what can be known")
"""By where the tree is entered, each under what marks mean there."""


class Dataflow:
    """The summaries of a forest; a place that names a tree or node that is not there leads nowhere."""

    def __init__(self, forest: Forest, domain: Domain) -> None:
        self.forest, self.domain = forest, domain
        self._meant = forest.safety, marks(forest).misspelt
        self._summaries: dict[Entry, Summary] = {
            (key, start): summary
            for key, (meant, found) in _SUMMARIES.of(forest).items()
            if meant == self._meant
            for start, summary in found.items()
        }
        self._named = {
            key: tuple(entry for node, _ in tree.refs() if (entry := entry_of(forest, node)))
            for key, tree in forest.trees.items()
        }
        self._users: dict[Entry, list[Entry]] = {}
        self._effects: dict[tuple[str, ...], tuple[int, int]] = {}

    def arrived(self, begins: Mapping[Entry, int]) -> dict[str, dict[str, int]]:
        """For each tree and node, what walks from these places can bring; what is known there at the start is given."""
        self._settle(begins)
        brought, width = dict(begins), self.domain.width
        todo = list(brought)
        while todo:
            entry = todo.pop()
            bits = brought[entry]
            for target, masks in self._summaries[entry].enters.items():
                before = brought.get(target, 0)
                after = before | bits & masks | masks >> width
                if after != before:
                    brought[target] = after
                    todo.append(target)
        found: dict[str, dict[str, int]] = {key: {} for key in self.forest.trees}
        for (key, node), bits in brought.items():
            nodes = found[key]
            for name, masks in self._summaries[key, node].nodes.items():
                nodes[name] = nodes.get(name, 0) | bits & masks | masks >> width
        return found

    def _settle(self, begins: Mapping[Entry, int]) -> None:
        """Work out every entry, called ones first, and again those whose called trees turned out to say more."""
        order = self._entries(begins)
        self._summaries |= {entry: Summary() for entry in order}
        todo = dict.fromkeys(reversed(order))
        while todo:
            entry, _ = todo.popitem()
            tree = self.forest.trees[entry[0]]
            summary = self._walk(tree, entry[1])
            if summary.outcomes != self._summaries[entry].outcomes:
                todo.update(dict.fromkeys(self._users.get(entry, ())))
            self._summaries[entry] = summary
        found = _SUMMARIES.of(self.forest)
        for key, start in order:
            if key not in found or found[key][0] != self._meant:
                found[key] = self._meant, {}
            found[key][1][start] = self._summaries[key, start]

    def _passed(self, marks: tuple[Text, ...], masks: int) -> int:
        names = tuple([mark.value for mark in marks])
        effect = self._effects.get(names)
        if effect is None:
            keep, add = self.domain.effect(marks)
            effect = self._effects[names] = keep | keep << self.domain.width, add << self.domain.width
        return masks & effect[0] | effect[1]

    def _walk(self, tree: Tree, start: str) -> Summary:
        summary = Summary()
        arrived = summary.nodes
        arrived[start] = self.domain.all
        todo = [start]
        width = self.domain.width

        def arrive(key: str, masks: int) -> None:
            before = arrived.get(key, 0)
            if masks & ~before and key in tree.nodes:
                arrived[key] = before | masks
                todo.append(key)

        def join(found: dict[str, int], key: str, masks: int) -> None:
            found[key] = found.get(key, 0) | masks

        while todo:
            node = tree.nodes[todo.pop()]
            masks = arrived[node.id.value]
            if node.marks:
                masks = self._passed(node.marks, masks)
            if isinstance(node, Ask):
                for answer in node.answers:
                    arrive(answer.to.value, self._passed(answer.marks, masks) if answer.marks else masks)
            elif isinstance(node, Do):
                arrive(node.next.value, masks)
            elif isinstance(node, End):
                join(summary.outcomes, node.outcome.value, masks)
            elif entry := entry_of(self.forest, node):
                summary.enters[entry] = summary.enters.get(entry, 0) | masks
                for outcome, inner in self._summaries[entry].outcomes.items():
                    kept = inner & self.domain.all
                    through = masks & (kept | kept << width) | inner >> width << width
                    if isinstance(node, Goto):
                        join(summary.outcomes, outcome, through)
                    elif isinstance(node, Run) and (to := return_target(node, outcome)):
                        arrive(to.value, through)
        return summary

    def _entries(self, begins: Mapping[Entry, int]) -> list[Entry]:
        """Every place where a tree is entered that is not worked out yet, each after those that it enters itself."""
        order: list[Entry] = []
        seen: set[Entry] = set(self._summaries)
        for start in begins:
            stack = [(start, iter(self._named[start[0]]))] if start not in seen else []
            seen.add(start)
            while stack:
                entry, rest = stack[-1]
                target = next(rest, None)
                if target is None:
                    order.append(entry)
                    stack.pop()
                    continue
                self._users.setdefault(target, []).append(entry)
                if target not in seen:
                    seen.add(target)
                    stack.append((target, iter(self._named[target[0]])))
        return order
