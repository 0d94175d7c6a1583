"""What Graphviz is given, and what it gives back."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from build_tools.build import pipeline
from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.targets.layout.paginate.cuts import cutting
from build_tools.targets.layout.paginate.sheet import sheet
from build_tools.targets.layout.place.dot import dot
from build_tools.targets.layout.place.engine import columns
from build_tools.targets.layout.search.bounds import Structure
from build_tools.targets.layout.search.candidate import Skeleton, Variant, skeleton
from build_tools.targets.layout.sketch.stacks import stackable
from tests.audit.great import great
from tests.conftest import FIXTURE

EXPECTED = Path(__file__).parent / "expected"
NUMBERS = {"till/check-last": "A1", "till/no-receipt": "A2", "help/call-acquirer": "B1"}


def made(forest: Forest, key: str, *, stacked: bool, as_written: bool) -> tuple[Skeleton, str]:
    tree = forest.trees[key]
    sketch = sheet(cutting(tree, [frozenset(tree.nodes)]), 1, forest, {**NUMBERS, "device/great": "C1"})
    stacks = frozenset(stackable(sketch)) if stacked else frozenset()
    variant = Variant(Structure(stacks=stacks, ordered=as_written))
    frame = skeleton(sketch, variant)
    return frame, dot(frame.rows, frame.boxes, variant.gap, as_written)


@pytest.mark.parametrize("key", NUMBERS)
def test_the_graph_is_as_it_was_read_and_found_good(little: Forest, key: str) -> None:
    """A change of what Graphviz is asked shows here: `python -m tests.targets.test_dot` writes the files anew."""
    _, graph = made(little, key, stacked=False, as_written=True)
    assert graph == (EXPECTED / f"{key.replace('/', '-')}.dot").read_text("utf-8")


@pytest.mark.parametrize("stacked", [False, True])
def test_graphviz_places_everything_without_an_overlap(little: Forest, stacked: bool) -> None:
    frame, graph = made(little, "till/no-receipt", stacked=stacked, as_written=False)
    places = columns(graph)
    assert set(places) == {*frame.rows.rows, *frame.rows.passes, *frame.rows.bodies}
    for row in frame.rows.heights:
        line = sorted((key for key in frame.boxes if frame.rows.rows[key] == row), key=places.__getitem__)
        for left, right in pairwise(line):
            between = (frame.boxes[left].width + frame.boxes[right].width) / 2
            assert places[right] - places[left] >= between - 0.5, (left, right)
    assert columns(graph) == places


def test_a_box_that_reaches_into_lower_rows_stays_in_one_piece() -> None:
    forest = assemble([Source("trees/device/great.yml", great(120, 2))])
    tree = forest.trees["device/great"]
    frame, graph = made(forest, tree.id, stacked=True, as_written=False)
    bodies = frame.rows.bodies
    assert len(bodies) > 3
    places = columns(graph)
    assert {key: round(places[key] - places[body.box], 1) for key, body in bodies.items()} == dict.fromkeys(bodies, 0)


def test_a_graph_that_is_none_is_our_own_mistake() -> None:
    with pytest.raises((ValueError, RuntimeError, TypeError)):
        columns("digraph {")


def main() -> None:
    """Write the graphs as they are now; read the difference before it is committed."""
    forest = pipeline.load(FIXTURE)
    EXPECTED.mkdir(exist_ok=True)
    for key in NUMBERS:
        text = made(forest, key, stacked=False, as_written=True)[1]
        (EXPECTED / f"{key.replace('/', '-')}.dot").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
