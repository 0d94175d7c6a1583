"""Work is shared among processes, and none that dies takes the others along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_tools.build import parallel
from tests.project import ROOT


@pytest.mark.skipif(not parallel.possible(), reason="LEFT OUT: processes cannot be forked here")
def test_every_task_is_done_once(tmp_path: Path) -> None:
    told: list[int] = []

    def work(place: int) -> None:
        (tmp_path / f"{place}-{os.getpid()}").write_text("done")

    parallel.share(work, 40, told.append)
    assert sorted(int(file.name.partition("-")[0]) for file in tmp_path.iterdir()) == list(range(40))
    assert told == list(range(1, 41))


@pytest.mark.skipif(not parallel.possible(), reason="LEFT OUT: processes cannot be forked here")
def test_a_killed_process_hangs_nothing_and_the_others_go_on(tmp_path: Path) -> None:
    def work(place: int) -> None:
        if place == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.01)
        (tmp_path / str(place)).write_text("done")

    told: list[int] = []
    parallel.share(work, 20, told.append)
    done = {int(file.name) for file in tmp_path.iterdir()}
    assert 3 not in done
    assert len(done) == len(told)
    assert len(done) == 19 or os.cpu_count() == 1


@pytest.mark.skipif(sys.platform != "linux", reason="LEFT OUT: only Linux ends a process with its parent")
def test_the_processes_end_with_their_parent(tmp_path: Path) -> None:
    script = (
        "import os, time\nfrom pathlib import Path\nfrom build_tools.build import parallel\n"
        f"def work(place):\n    (Path({str(tmp_path)!r}) / str(os.getpid())).touch()\n    time.sleep(60)\n"
        "parallel.share(work, 4, print)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    deadline = time.monotonic() + 20
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = [int(file.name) for file in tmp_path.iterdir()]
    assert workers
    parent.send_signal(signal.SIGTERM)
    parent.wait(10)
    deadline = time.monotonic() + 5
    while any(_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_alive(worker) for worker in workers)


def _alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
