"""Single faults at random places of every real tree: nearly all are told, once, on the right line."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import NamedTuple

from build_tools.build.trade import findings_of
from build_tools.findings import Finding
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.rules import engine
from tests.faults import KINDS, Fault, Ground, Make
from tests.remembered import UNRECORDED, remembering, with_file

BAR, BAR_A_KIND = 0.95, 0.8
"""The share that is told once, at the place to blame or naming it: of all faults, and of those of each kind."""
HELD = ("line", "names it")


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


def cases(forest: Forest, most: int) -> Iterator[Case]:
    """Each kind of fault in at most so many trees, chosen by chance, the same each time."""
    rules = remembering(forest, UNRECORDED)
    gc.freeze()  # else Python looks through the real trees for garbage after every few cases
    try:
        for name, make in KINDS.items():
            trees = Random(name).sample(list(forest.trees.values()), len(forest.trees))
            for tree, fault in islice(_faults(name, make, forest, trees), most):
                changed = with_file(forest, Source(tree.path, fault.text))
                yield Case(name, tree.id, fault, tuple(engine.check(changed, rules)))
    finally:
        gc.unfreeze()


def _faults(name: str, make: Make, forest: Forest, trees: list[Tree]) -> Iterator[tuple[Tree, Fault]]:
    for tree in trees:
        fault = make(Ground(forest, tree, Random(f"{tree.id} {name}")))
        if fault and fault.text != tree.source.text:
            yield tree, fault


def test_single_faults_are_told_once_on_the_right_line(forest: Forest) -> None:
    """Five trees a kind here; every tree in the soak."""
    assert not findings_of(forest), "the real trees must be clean for this"
    judge(list(cases(forest, 5)))


def judge(all_cases: list[Case]) -> None:
    """Print how each kind fared; no kind falls below its bar, nor do all together."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for case in all_cases:
        table[case.kind][case.at] += 1
    total = Counter(case.at for case in all_cases)
    columns = ("line", "names it", "elsewhere", "many", "missed")
    print(f"\n{'':52}" + "".join(f"{column:>11}" for column in columns))
    for kind, counts in [*table.items(), ("all", total)]:
        print(f"{kind:52}" + "".join(f"{counts[column] or '':>11}" for column in columns))
    print(f"{len(all_cases)} faults of {len(table)} kinds in {len({case.tree for case in all_cases})} trees")
    wrong = "\n".join(
        f"{case.tree}: {case.kind}: {case.at}: {[(found.code, found.span.line) for found in case.found]}"
        for case in all_cases
        if case.at not in HELD
    )
    assert len(table) >= 40
    assert _share(total) >= BAR, wrong
    assert [kind for kind, counts in table.items() if _share(counts) < BAR_A_KIND] == [], wrong


def _share(counts: Counter[str]) -> float:
    return sum(counts[column] for column in HELD) / counts.total()
