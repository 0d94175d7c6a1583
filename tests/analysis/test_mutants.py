"""The real trees, spoiled on purpose: the proof finds what some walk can break, just that, and by the shortest walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest

from build_tools.analysis.safety.proof import breaches
from build_tools.model.forest import Forest
from tests.analysis.every_walk import every_breach, proved, replayed
from tests.analysis.mutants import Mutant, lost_marks, moved_ways


@pytest.mark.parametrize(("spoil", "most"), [(lost_marks, 30), (moved_ways, 40)])
def test_spoiled_trees_are_judged_as_every_walk_judges_them(
    forest: Forest, spoil: Callable[[Forest], Iterator[Mutant]], most: int
) -> None:
    mutants = list(spoil(forest))
    caught = sum(judged(mutant) for mutant in Random(7).sample(mutants, most))
    assert caught > most // 2


def judged(mutant: Mutant) -> bool:
    """Whether the change breaks anything; it does for the proof as it does for every walk that can be taken.

    What breaks nothing took a mark that was settled twice, or led to a step that was allowed there anyway.
    """
    groups = breaches(mutant.forest)
    assert proved(mutant.forest) == every_breach(mutant.forest), mutant.what
    for group in groups:
        assert replayed(mutant.forest, group[0]) - set(group[0].demand.values), mutant.what
    return bool(groups)
