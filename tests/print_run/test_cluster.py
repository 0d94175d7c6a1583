"""A run on a cluster, one of whose workers is killed on the way; and a place that is no folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.model.forest import Forest
from tests.print_run.long_run import worker_lost
from tests.print_run.terminals import order, print_all, rows, text
from tests.project import snapshot


@pytest.mark.filterwarnings("ignore")
def test_a_worker_is_lost_and_the_bytes_are_the_same(little: Forest, tmp_path: Path) -> None:
    worker_lost(little, tmp_path, 200, 2)


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
