"""The proof held against every walk of ten thousand random forests: `python -m tests.soak [COUNT]`."""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, Phase, given, settings

from build_tools.model.forest import Forest
from tests.analysis.every_walk import every_breach, proved
from tests.forests import forests

COUNT = 10_000
_EACH = 500
"""After how many forests a line is printed."""


def main() -> None:
    """Print how many agree; the first that does not is printed whole by hypothesis, as small as it can be made."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
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
