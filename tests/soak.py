"""What is too long for each test run: `python -m tests.soak [COUNT]`, with the number of random forests.

The proof against every walk of random forests, and of the real trees with a thing spoiled; every fault in every tree;
the growth of large sites.
"""

from __future__ import annotations

import sys
import time
from random import Random

from hypothesis import HealthCheck, Phase, given, settings

from build_tools.build import pipeline
from build_tools.model.forest import Forest
from tests.analysis.every_walk import every_breach, proved
from tests.analysis.mutants import lost_marks, moved_ways
from tests.analysis.test_mutants import judged
from tests.bench import growth
from tests.forests import forests
from tests.project import ROOT
from tests.test_faults import cases, judge

COUNT = 10_000
_MOVED = 300
"""Of some 1,300 answers that could lead to a step which needs something."""
_EACH = 500
"""After how many forests a line is printed."""


def main() -> None:
    """Run them one after another; the first that fails ends it."""
    forests_agree(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
    forest = pipeline.load(ROOT)
    mutants = [*lost_marks(forest), *Random(7).sample(list(moved_ways(forest)), _MOVED)]
    caught = sum(map(judged, mutants))
    print(f"the proof agrees with every walk of {len(mutants)} spoiled real forests, {caught} of them with a breach")
    judge(list(cases(forest, len(forest.trees))))
    grows()


def grows() -> None:
    """Build sites of 100, 500 and 2,000 trees; the figures are printed, and each has to keep its bar."""
    over = []
    for line in growth.bench(growth.LARGE):
        print(line, flush=True)
        over += [line] if not line.held else []
    assert not over, over


def forests_agree(count: int) -> None:
    """Print how many agree; the first that does not is printed whole by hypothesis, as small as it can be made."""
    begun = time.perf_counter()
    seen = broken = 0

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(forests())
    def agree(forest: Forest) -> None:
        nonlocal seen, broken
        told = proved(forest)
        assert told == every_breach(forest)
        seen, broken = seen + 1, broken + bool(told)
        if seen % _EACH == 0:
            print(
                f"{seen} forests agree, {broken} of them with a breach, {time.perf_counter() - begun:.0f} s", flush=True
            )

    agree()
    print(f"the proof agrees with every walk of {seen} random forests, {broken} of them with a breach")


if __name__ == "__main__":
    main()
