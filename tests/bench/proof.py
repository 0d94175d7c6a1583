"""The safety proof: its share of `trees check`, and how its time grows with the number of trees."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.analysis.safety.proof import breaches
from build_tools.build import pipeline
from build_tools.build.trade import findings_of
from tests.bench.grove import plant
from tests.bench.line import Line

FEW, MANY = 1_000, 10_000


def bench() -> Iterator[Line]:
    """Processor time within this process: first the proof, whose answer is kept, then every rule."""
    proof, whole = measured(FEW)
    share = proof / (proof + whole)
    details = f"{FEW:,} trees: proof {proof:.3f} s of {proof + whole:.2f} s, reading them included"
    yield Line("the proof's share of the check", share, 0.05, "of it", details)
    more, _ = measured(MANY)
    growth = (more / proof) / (MANY / FEW)
    yield Line("growth of the proof", growth, 1.25, "x linear", f"{MANY:,} trees: {more:.2f} s, {FEW:,}: {proof:.3f} s")


def measured(count: int) -> tuple[float, float]:
    """Seconds for the proof alone, and for reading the trees and all other rules; the trees hold no breach."""
    with TemporaryDirectory() as folder:
        plant(Path(folder), count)
        begun = time.process_time()
        forest = pipeline.load(Path(folder))
        grown = time.process_time()
        assert not breaches(forest)
        proved = time.process_time()
        if count == FEW:
            assert not findings_of(forest)
        done = time.process_time()
    return proved - grown, done - proved + grown - begun
