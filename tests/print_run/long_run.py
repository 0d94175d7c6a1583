"""Long print runs: how much memory they take, and what is left of them when they are killed over and over.

`python -m tests.print_run.long_run [ROWS]` prints the figures; `make soak` takes 100,000 rows.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from distributed import LocalCluster

from build_tools.build import pipeline
from build_tools.model.forest import Forest
from build_tools.print_run.engine import Dask
from build_tools.print_run.ledger import RUN
from tests.print_run.terminals import order, print_all, rows, text
from tests.project import ROOT, small, snapshot

ROWS, KILLS = 100_000, 40
FLAT = 1.5
"""Ten times as many rows may take so many times as much memory: a terminal that comes twice is to be told."""
_EVERY = 0.05
"""Seconds between two looks at the memory."""


class Took(NamedTuple):
    """What a run took: seconds, and the most memory of all its processes together, in bytes."""

    seconds: float
    memory: int


def prepared(folder: Path, count: int) -> Path:
    """A project whose cards are laid out already, with a list of so many terminals."""
    small(folder)
    if not (folder / ".cache").exists():
        (folder / ".cache").symlink_to(ROOT / ".cache")
    (folder / f"list-{count}.csv").write_text(text(rows(count)), "utf-8")
    return folder


def begin(folder: Path, count: int, out: str, per_file: int) -> subprocess.Popen[bytes]:
    """Begin to print a list as people do."""
    run = ("print-run", f"list-{count}.csv", "--cards", "A1", "--out", out, "--per-file", str(per_file))
    command = [sys.executable, "-m", "build_tools", *run, "--workers", "2"]
    env, no = {**os.environ, "PYTHONPATH": str(ROOT)}, subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=env, stdout=no, stderr=no)


def watched(folder: Path, count: int, per_file: int = 1000) -> Took:
    """Print a list, and look at the memory once cards are laid out; pages that processes share count once."""
    begun = time.perf_counter()
    out = f"out-{count}"
    running = begin(folder, count, out, per_file)
    most = 0
    while running.poll() is None:
        most = max(most, _memory(running.pid) if (folder / out / RUN).exists() else 0)
        time.sleep(_EVERY)
    assert running.returncode == 0
    return Took(time.perf_counter() - begun, most)


def _memory(pid: int) -> int:
    """Of a process and of those that it began, as Linux counts."""
    try:
        place = Path(f"/proc/{pid}")
        lines = (place / "smaps_rollup").read_text().splitlines()
        below = (place / f"task/{pid}/children").read_text().split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
    return own + sum(_memory(int(child)) for child in below)


def killed(folder: Path, count: int, kills: int, seed: int = 7) -> int:
    """Kill a run at random moments and go on with it; says how many rows it had to begin anew in all.

    At the end the bytes are those of a run that nobody touched.
    """
    begun = time.perf_counter()
    assert begin(folder, count, "whole", 1).wait() == 0
    whole = time.perf_counter() - begun
    random = Random(seed)
    hit = 0
    for _ in range(kills):
        running = begin(folder, count, "broken", 1)
        time.sleep(random.uniform(0.3, 1.0) * whole)
        hit += running.poll() is None
        running.send_signal(signal.SIGKILL)
        running.wait()
    assert begin(folder, count, "broken", 1).wait() == 0
    assert snapshot(folder / "broken") == snapshot(folder / "whole")
    return hit


def worker_lost(forest: Forest, folder: Path, count: int, per_file: int) -> float:
    """Kill one of two workers of a cluster midway: all is printed, with the bytes of a run on this machine; seconds."""
    merchants = folder / "list.csv"
    merchants.write_text(text(rows(count)), "utf-8")
    ordered = order(forest, ["A1"], per_file=per_file)
    print_all(ordered, merchants, folder / "here")
    there = folder / "there"
    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "processes": True}
    with LocalCluster(**settings) as cluster:  # type: ignore[no-untyped-call] # it ships no types
        workers = [worker.pid for worker in cluster.workers.values()][:1]

        def kill(done: int, _of: int) -> None:
            while done > count / 10 and workers:
                os.kill(workers.pop(), signal.SIGKILL)

        begun = time.perf_counter()
        result = print_all(ordered, merchants, there, lambda: Dask(cluster.scheduler_address), kill)
        took = time.perf_counter() - begun
    assert not workers
    assert (result.rows, result.kept) == (count, 0)
    assert snapshot(there) == snapshot(folder / "here")
    return took


def main() -> None:
    """Print the figures of long runs; what does not hold ends it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as place:
        folder = prepared(Path(place) / "project", count)
        few = count // 10
        little, much = watched(prepared(folder, few), few), watched(folder, count)
        grown = much.memory / little.memory
        print(
            f"{count:,} rows in {much.seconds:.0f} s with {much.memory / 1e6:.0f} MB, {few:,} with "
            f"{little.memory / 1e6:.0f} MB: {grown:.2f} times as much, of {FLAT}",
            flush=True,
        )
        assert grown <= FLAT
        rows_each = count // 50
        hit = killed(prepared(folder, rows_each), rows_each, KILLS)
        print(f"{rows_each:,} files of their own, killed {hit} times on the way: equal bytes", flush=True)
        took = worker_lost(pipeline.load(folder), Path(place), count // 5, 100)
        print(f"{count // 5:,} rows on a cluster that lost one of its two workers: {took:.0f} s, equal bytes")


if __name__ == "__main__":
    main()
