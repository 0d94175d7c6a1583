"""Who does the parts of a run: the processors of this machine, or a cluster."""

from __future__ import annotations

import ctypes
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
_AHEAD = 2
"""So many tasks are handed out for each that can be done at a time: nobody waits, and little is in memory."""
_TRIES = 3
"""So often in a row a task may be lost with whoever did it."""
_DEATH_SIGNAL = 1
"""Linux: PR_SET_PDEATHSIG."""


class Lost(Exception):
    """Whoever works keeps dying; the message says what to do."""


class Engine(Protocol):
    """Does work for each of many tasks, in any order; no more are taken than are soon needed."""

    def run(self, work: Callable[[In], Out], tasks: Iterable[In]) -> Iterator[Out]:
        """What each came to, as it comes."""
        ...


class Local:
    """Processes of this machine; the tasks of one that is killed are done by others."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1

    def run(self, work: Callable[[In], Out], tasks: Iterable[In]) -> Iterator[Out]:
        """What each task came to."""
        waiting = iter(tasks)
        lost: list[In] = []
        tries = 0
        while True:
            before = len(lost)
            under_way: dict[Future[Out], In] = {}
            with ProcessPoolExecutor(self.workers, _context(), _begin) as pool:
                try:
                    for task in lost:
                        under_way[pool.submit(work, task)] = task
                    while _fill(under_way, waiting, self.workers * _AHEAD, lambda task: pool.submit(work, task)):
                        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                            made = future.result()
                            del under_way[future]
                            lost, tries = [task for task in lost if task in under_way.values()], 0
                            yield made
                    return
                except BrokenProcessPool:
                    lost = list(under_way.values())
                except BaseException:
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise
            tries += 1
            if tries > _TRIES:
                raise Lost(f"processes are killed over and over ({before} tasks at a time); is there enough memory?")


def _context() -> Any:
    """Forked processes have what this one has read already."""
    forked = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if forked else "spawn")


def _begin() -> None:
    """A process ends when the one that began it ends, however that ends; an interruption is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def _fill(under_way: dict[Any, In], waiting: Iterator[In], most: int, submit: Callable[[In], Any]) -> bool:
    """Hand out tasks until enough are under way; whether any are."""
    while len(under_way) < most:
        for task in waiting:
            under_way[submit(task)] = task
            break
        else:
            break
    return bool(under_way)


class Dask:
    """A cluster by its scheduler's address; it gives the tasks of a worker that is lost to others."""

    def __init__(self, scheduler: str) -> None:
        from distributed import Client

        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told in one line
        self._client: Any = Client(scheduler, timeout=5)  # type: ignore[no-untyped-call] # it ships no types

    def run(self, work: Callable[[In], Out], tasks: Iterable[In]) -> Iterator[Out]:
        """What each task came to."""
        from distributed import KilledWorker, wait
        from distributed.client import FutureCancelledError

        waiting = iter(tasks)
        under_way: dict[Any, In] = {}

        def submit(task: In) -> Any:
            return self._client.submit(work, task, pure=False, retries=_TRIES)

        try:
            while _fill(under_way, waiting, max(self._threads(), 1) * _AHEAD, submit):
                ready: Any = wait(list(under_way), return_when="FIRST_COMPLETED")  # type: ignore[no-untyped-call] # nor here
                for future in ready.done:
                    del under_way[future]
                    made: Out = future.result()
                    yield made
        except KilledWorker as error:
            raise Lost(f"workers are killed over and over; have they enough memory? {error}") from None
        except ImportError as error:
            raise Lost(f"a worker lacks {error.name}: install the same version of this project there") from None
        except (FutureCancelledError, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # what a worker met, a full disk for one
            raise Lost("the scheduler is gone; once it is back, the same command goes on") from None
        finally:
            self._client.cancel(list(under_way))
            self._client.close()

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())
