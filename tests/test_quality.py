"""The table of layouts beside those of another version: what reads worse is named."""

from __future__ import annotations

import pytest

from build_tools.build.trade import assemble, findings_of
from build_tools.findings import Severity
from build_tools.load.source import Source
from tests.quality import Figures, table, tree

BEFORE = Figures(2, 13.0, 1, 0, 3)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (BEFORE, []),
        (Figures(1, 12.4, 1, 0, 3), []),
        (Figures(2, 12.4, 1, 0, 3), ["text 13.0 → 12.4"]),
        (Figures(3, 14.0, 1, 0, 3), ["+1 sheets"]),
        (Figures(2, 13.0, 2, 1, 4), ["crossings 1 → 2", "overlaps 0 → 1", "chart 3 → 4"]),
        (Figures(2, 14.0, 0, 0, 0), []),
    ],
)
def test_what_reads_worse_is_named(now: Figures, said: list[str]) -> None:
    assert now.worse(BEFORE) == said


def test_the_sums_are_of_trees_that_both_have() -> None:
    *lines, total = table({"a": BEFORE, "new": BEFORE}, {"a": Figures(1, 13.0, 0, 0, 3)})
    assert len(lines) == 2 and "+1 sheets, crossings 0 → 1" in lines[0]
    assert total.startswith("2 sheets") and total.endswith("1 of 1 worse in something")


@pytest.mark.parametrize("nodes", [20, 50, 100, 150, 250])
def test_generated_trees_are_sound_and_as_large_as_they_say(nodes: int) -> None:
    forest = assemble([Source("trees/device/grown.yml", tree(nodes))])
    assert abs(len(forest.trees["device/grown"].nodes) - nodes) <= max(nodes // 10, 3)
    assert not [f for f in findings_of(forest) if f.severity is Severity.ERROR and f.span.path.endswith("grown.yml")]
