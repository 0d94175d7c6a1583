"""Two states of a project compared: everything that whoever reviews, follows or prints the trees wants to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from build_tools.analysis.cost.cost import costs
from build_tools.build.press import current_cards
from build_tools.build.trade import findings_of
from build_tools.compare.cards import CardChange, CodeChange, card_changes, code_changes
from build_tools.compare.paths import PathChanges, path_changes
from build_tools.compare.proof import BreachChange, FactChange, breach_changes, fact_changes
from build_tools.compare.steps import ADDED, CHANGED, REMOVED, Change, changes
from build_tools.findings import Finding
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree

NO_PATHS = PathChanges((), 0, 0)


class Figure(NamedTuple):
    """A figure of a tree (a key of the locale's `diff.figure`), before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TreeChange:
    """One tree that is not what it was; `former` is the id that it had, where it moved."""

    kind: str
    id: str
    former: str
    before: Tree | None
    after: Tree | None
    changes: tuple[Change, ...] = ()
    paths: PathChanges = NO_PATHS
    figures: tuple[Figure, ...] = ()

    @property
    def tree(self) -> Tree:
        """The tree as it is now; one that is gone, as it was."""
        tree = self.after or self.before
        assert tree is not None, "one of them is there"
        return tree


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of it; the forests are those that were compared."""

    before: Forest
    after: Forest
    trees: tuple[TreeChange, ...]
    facts: tuple[FactChange, ...]
    breaches: tuple[BreachChange, ...]
    cards: tuple[CardChange, ...]
    codes: tuple[CodeChange, ...]
    findings: tuple[Finding, ...]
    """What the check says now and did not say before."""
    mended: int
    """How many findings there were that are no more."""


def compare(before: Forest, after: Forest) -> Comparison:
    """Compare two states of a project."""
    moved = {then: now for then, now in after.successors.items() if then in before.trees and then not in after.trees}
    cards = tuple(card_changes(current_cards(before), current_cards(after), moved))
    codes = tuple(code_changes(before, after, {change.card: change for change in cards}))
    was, now = _told(before), _told(after)
    left = Counter(_same(finding) for finding in was)
    fresh = []
    for finding in now:
        left[_same(finding)] -= 1
        if left[_same(finding)] < 0:
            fresh.append(finding)
    return Comparison(
        before,
        after,
        tuple(_trees(before, after, moved)),
        tuple(fact_changes(before, after)),
        tuple(breach_changes(before, after)),
        cards,
        codes,
        tuple(fresh),
        sum(count for count in left.values() if count > 0),
    )


def _told(forest: Forest) -> list[Finding]:
    """What the check says, but for editions that are not on record: the cards are told anyway."""
    return [finding for finding in findings_of(forest) if finding.name != "edition-not-recorded"]


def _same(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.span.path, finding.message


def _trees(before: Forest, after: Forest, moved: Mapping[str, str]) -> Iterator[TreeChange]:
    former = {now: then for then, now in moved.items()}
    old, new = _figures(before), _figures(after)
    for key, tree in after.trees.items():
        then = former.get(key, key)
        was = before.trees.get(then)
        if was is None:
            figures = tuple(Figure(name, "", value) for name, value in new.get(key, {}).items())
            yield TreeChange(ADDED, key, "", None, tree, figures=figures)
            continue
        found = tuple(changes(was, tree, moved))
        figures = tuple(
            Figure(name, old.get(then, {}).get(name, ""), value)
            for name, value in new.get(key, {}).items()
            if old.get(then, {}).get(name, "") != value
        )
        if found or figures or then != key:
            paths = path_changes(was, tree, moved)
            yield TreeChange(CHANGED, key, then if then != key else "", was, tree, found, paths, figures)
    for key, tree in before.trees.items():
        if moved.get(key, key) not in after.trees:
            yield TreeChange(REMOVED, key, "", tree, None)


def _figures(forest: Forest) -> dict[str, dict[str, str]]:
    """What each tree costs, across the trees that it calls, in words."""
    return {
        key: {
            "worst": f"{cost.longest.questions}{'+' if cost.loops else ''}",
            "longest": f"{cost.longest.minutes:.1f}",
            "questions": _number(cost.expected.questions.mid),
            "minutes": _number(cost.expected.minutes.mid),
        }
        for key, cost in costs(forest).items()
    }


def _number(value: float) -> str:
    return f"{value:.1f}" if isfinite(value) else "∞"
