"""`trees check` against bare `yaml.load` over the same files, and how its time grows with the number of trees."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.grove import plant
from tests.bench.line import Line

FEW, MANY = 1_000, 10_000
LOAD = """
import sys, pathlib, yaml
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.yml")):
    yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
"""


def bench() -> Iterator[Line]:
    """Whole processes, start-up and reading from the disk included; the best of several.

    What is compared is processor time, which does not depend on what else the machine does.
    """
    with TemporaryDirectory() as few, TemporaryDirectory() as many:
        plant(Path(few), FEW)
        plant(Path(many), MANY)
        load = best(lambda: run("-c", LOAD, few), 3, processor)
        check = best(lambda: run("-m", "build_tools", "check", few), 3, processor)
        details = f"{FEW:,} trees of 20 nodes: check {check:.2f} s, yaml.load {load:.2f} s"
        yield Line("check against yaml.load", check / load, 1.8, "x", details)
        more = best(lambda: run("-m", "build_tools", "check", many), 1, processor)
        growth = (more / check) / (MANY / FEW)
        yield Line("growth of check", growth, 1.05, "x linear", f"{MANY:,} trees: {more:.2f} s, {FEW:,}: {check:.2f} s")
    cold = best(lambda: run("-m", "build_tools", "check"), 3, time.perf_counter)
    yield Line("check of this project, cold", cold, 1, "s", "a whole process")


def run(*arguments: str) -> None:
    """Run Python; findings in what was planted would be measured too, so there must be none."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout[-3000:] + done.stderr[-3000:])


def best(work: Callable[[], None], times: int, clock: Callable[[], float]) -> float:
    """Seconds, the least of several runs."""
    took = []
    for _ in range(times):
        begun = clock()
        work()
        took.append(clock() - begun)
    return min(took)


def processor() -> float:
    """Seconds of the processor's time that the processes which have been run took."""
    used = os.times()
    return used.children_user + used.children_system
