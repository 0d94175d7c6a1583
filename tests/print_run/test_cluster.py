"""A run on a cluster, one of whose workers is killed on the way; and a place that is no folder."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from distributed import LocalCluster

from build_tools.model.forest import Forest
from build_tools.print_run.engine import Dask
from tests.print_run.terminals import order, print_all, rows, text
from tests.project import snapshot


@pytest.mark.filterwarnings("ignore")
def test_a_worker_is_lost_and_the_bytes_are_the_same(little: Forest, tmp_path: Path) -> None:
    merchants = tmp_path / "list.csv"
    merchants.write_text(text(rows(200)), "utf-8")
    ordered = order(little, ["A1"], per_file=2)
    print_all(ordered, merchants, tmp_path / "here")
    there = tmp_path / "there"

    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "processes": True}
    with LocalCluster(**settings) as cluster:  # type: ignore[no-untyped-call] # it ships no types
        workers = [worker.pid for worker in cluster.workers.values()][:1]

        def kill(done: int, _of: int) -> None:
            while done > 20 and workers:
                os.kill(workers.pop(), signal.SIGKILL)

        result = print_all(ordered, merchants, there, lambda: Dask(cluster.scheduler_address), kill)
    assert not workers
    assert (result.rows, result.kept) == (200, 0)
    assert snapshot(there) == snapshot(tmp_path / "here")


def test_a_place_may_be_an_address(little: Forest, tmp_path: Path) -> None:
    """`memory://` stands for any object store: files are put whole, and there are no folders."""
    from fsspec import filesystem

    from tests.print_run.one_process import Here

    merchants = tmp_path / "list.csv"
    merchants.write_text(text(rows(5)), "utf-8")
    ordered = order(little, ["A1"])
    print_all(ordered, merchants, tmp_path / "here")
    print_all(ordered, merchants, "memory://bucket/run", Here)
    stored = filesystem("memory")
    made = {name.removeprefix("/bucket/run/"): stored.cat_file(name) for name in stored.find("/bucket/run")}
    assert made == snapshot(tmp_path / "here")
