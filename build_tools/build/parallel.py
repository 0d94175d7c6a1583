"""Work shared among processes that are forked from this one: what one of them makes, the others find in the cache."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable

_NUMBER = 4
"""Bytes of a task's number; a pipe gives them out whole, one task to one reader."""
_MOST = 16_000
"""So many tasks fit into a pipe at once."""
_DEATH_SIGNAL = 1
"""Linux: PR_SET_PDEATHSIG."""


def possible() -> bool:
    """Whether this process can be forked safely."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def share(work: Callable[[int], None], count: int, report: Callable[[int], None]) -> None:
    """Call `work` for 0 … `count` - 1 in as many processes as there are processors; `report` hears how many are done.

    No result comes back. A process that is killed, or fails, ends alone: its task is left for the caller to do, who
    meets the same failure if it is one. When this process ends, however it ends, the others do.
    """
    fork = multiprocessing.get_context("fork")
    tasks, tasks_in = os.pipe()
    done, done_in = os.pipe()
    count = min(count, _MOST)
    os.write(tasks_in, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
    os.close(tasks_in)

    def run() -> None:
        _end_with_parent()
        gc.disable()  # it ends after its tasks, and what they leave behind are no circles
        os.close(done)
        with contextlib.suppress(Exception, KeyboardInterrupt):
            while task := os.read(tasks, _NUMBER):
                work(int.from_bytes(task, "big"))
                os.write(done_in, b".")

    workers = [fork.Process(target=run, daemon=True) for _ in range(min(os.cpu_count() or 1, count))]
    try:
        for worker in workers:
            worker.start()
        os.close(done_in)
        finished = 0
        while os.read(done, 1):
            finished += 1
            report(finished)
    finally:
        for worker in workers:
            if worker.pid:
                worker.terminate()
                worker.join()
        os.close(tasks)
        os.close(done)


def _end_with_parent() -> None:
    """Have the kernel end this process when its parent ends; where it cannot, the process ends after its task."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
