"""Single faults at random places of every real tree: nearly all are told, once, on the right line."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import pytest

from build_tools.build.trade import findings_of
from build_tools.findings import Finding
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.rules import engine
from tests.faults import KINDS, Fault, Ground
from tests.remembered import remembering, with_file

BAR = 0.95


class Case(NamedTuple):
    kind: str
    tree: str
    fault: Fault
    found: tuple[Finding, ...]

    @property
    def at(self) -> str:
        """Where it is told: `line` at the place to blame itself, `names it` where the finding names that place."""
        path = f"trees/{self.tree}.yml"
        if not self.found:
            return "missed"
        if len(self.found) > 1:
            return "many"
        (finding,) = self.found
        if finding.span.path == path and finding.span.line in self.fault.lines:
            return "line"
        named = {related.span.line for related in finding.related if related.span.path == path}
        return "names it" if named & self.fault.lines else "elsewhere"


def cases(forest: Forest) -> Iterator[Case]:
    rules = remembering(forest)
    for tree in forest.trees.values():
        for name, make in KINDS.items():
            fault = make(Ground(forest, tree, Random(f"{tree.id} {name}")))
            if fault and fault.text != tree.source.text:
                changed = with_file(forest, Source(tree.path, fault.text))
                yield Case(name, tree.id, fault, tuple(engine.check(changed, rules)))


@pytest.fixture(scope="module")
def all_cases(forest: Forest) -> list[Case]:
    assert not findings_of(forest), "the real trees must be clean for this"
    gc.freeze()  # else Python looks through the real trees for garbage after every few cases
    try:
        return list(cases(forest))
    finally:
        gc.unfreeze()


def test_single_faults_are_told_once_on_the_right_line(all_cases: list[Case]) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for case in all_cases:
        table[case.kind][case.at] += 1
    total = Counter(case.at for case in all_cases)
    columns = ("line", "names it", "elsewhere", "many", "missed")
    print(f"\n{'':52}" + "".join(f"{column:>11}" for column in columns))
    for kind, counts in [*table.items(), ("all", total)]:
        print(f"{kind:52}" + "".join(f"{counts[column] or '':>11}" for column in columns))
    held = (total["line"] + total["names it"]) / len(all_cases)
    print(
        f"{len(all_cases)} faults of {len(table)} kinds in {len({c.tree for c in all_cases})} trees: {held:.1%} caught"
    )
    assert len(table) >= 25
    bad = [f"{c.tree}: {c.kind}: {c.at}: {[(f.code, f.span.line) for f in c.found]}" for c in all_cases]
    assert held >= BAR, "\n".join(
        line for line, c in zip(bad, all_cases, strict=True) if c.at not in ("line", "names it")
    )
