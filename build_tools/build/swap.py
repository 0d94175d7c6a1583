"""Put finished output in place in one step: whoever looks sees the old folder or the new one, whole."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.build.output import MANIFEST, check_replaceable, files_of, manifest

try:
    import fcntl
except ImportError:  # no such locks on Windows, where leftovers stay
    fcntl = None  # type: ignore[assignment]

_AT_FDCWD = -100
_EXCHANGE = 2


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A fresh folder to build in, which takes the place of `target` if all goes well, and is removed if not.

    Raises NotOurs, before anything is built, where `target` is no folder that may be replaced.
    """
    check_replaceable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    built, lock = _workshop(target)
    try:
        yield built
        (built / MANIFEST).write_bytes(manifest(files_of(built)))
        _open_to_all(built)
        check_replaceable(target)
        _swap_in(built, target)
    finally:
        shutil.rmtree(built, ignore_errors=True)
        os.close(lock)


def _workshop(target: Path) -> tuple[Path, int]:
    """A folder beside `target`, on the same disk, and the handle that holds its lock; leftovers are swept away.

    The lock goes with the process that holds it, however that ends, and is seen from other containers too.
    """
    prefix = f".{target.name}-trees-"
    named = re.compile(re.escape(prefix) + r"[a-z0-9_]{8}")
    for stale in target.parent.glob(f"{prefix}*") if fcntl else ():
        if named.fullmatch(stale.name) and (handle := _locked(stale)) is not None:
            shutil.rmtree(stale, ignore_errors=True)
            os.close(handle)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
        handle = _locked(folder)
        if handle is not None and folder.exists():
            return folder, handle


def _locked(folder: Path) -> int | None:
    """A handle that locks a folder; None where somebody else holds the lock, or there are no such locks."""
    if fcntl is None:
        return os.open(os.devnull, os.O_RDONLY)
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _open_to_all(folder: Path) -> None:
    """Let a web server read what was written under a narrow umask."""
    for parent, _, names in os.walk(folder):
        Path(parent).chmod(0o755)
        for name in names:
            Path(parent, name).chmod(0o644)


def _swap_in(built: Path, target: Path) -> None:
    """Make `built` the folder called `target`; what stood there before is called `built` then."""
    if not target.exists():
        built.rename(target)
    elif not _exchange(built, target):
        former = built.with_name(f"{built.name}-former")
        target.rename(former)
        built.rename(target)
        former.rename(built)


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders' names in one system call, where the system has one."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _EXCHANGE) == 0)
