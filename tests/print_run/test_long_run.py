"""What `make soak` proves of long print runs, in small; what is killed on the way is proved in small beside it."""

from __future__ import annotations

from pathlib import Path

from tests.print_run import long_run


def test_more_rows_take_no_more_memory(tmp_path: Path) -> None:
    few, many = 200, 2_000
    folder = long_run.prepared(long_run.prepared(tmp_path, few), many)
    little, much = long_run.watched(folder, few, 100), long_run.watched(folder, many, 100)
    assert 0 < much.memory < long_run.FLAT * little.memory
