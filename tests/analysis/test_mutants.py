"""The real trees, spoiled on purpose: what any walk can break, the proof finds; and what it shows can be walked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest

from build_tools.analysis.safety.proof import breaches
from build_tools.model.forest import Forest
from tests.analysis.every_walk import replayed, some_breaches
from tests.analysis.mutants import Mutant, lost_marks, moved_ways

WALKS, STEPS = 150, 60


@pytest.mark.parametrize(("spoil", "most", "caught"), [(lost_marks, 60, 0.8), (moved_ways, 120, 0.5)])
def test_spoiled_trees_are_caught(
    forest: Forest, spoil: Callable[[Forest], Iterator[Mutant]], most: int, caught: float
) -> None:
    """Those that stay uncaught are harmless: what was taken was settled twice, or the step was allowed there anyway."""
    mutants = list(spoil(forest))
    chosen = Random(7).sample(mutants, min(most, len(mutants)))
    assert len(chosen) > 20
    found = 0
    for mutant in chosen:
        groups = breaches(mutant.forest)
        found += bool(groups)
        for group in groups:
            assert replayed(mutant.forest, group[0]) - set(group[0].demand.values), mutant.what
        if not groups:
            assert not some_breaches(mutant.forest, mutant.tree, Random(7), WALKS, STEPS), mutant.what
    print(f"{spoil.__name__}: {found} of {len(chosen)} caught")
    assert found >= caught * len(chosen)
