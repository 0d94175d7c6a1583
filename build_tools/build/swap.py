"""Put finished output in place in one step: whoever looks sees the old folder or the new one, whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2


def workshop(target: Path) -> Path:
    """A fresh folder beside `target`, on the same disk, to build in; leftovers of killed builds are swept away."""
    for stale in target.parent.glob(f".{target.name}-*"):
        if not _alive(stale.name.split("-")[-2]):
            shutil.rmtree(stale, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f".{target.name}-{os.getpid()}-", dir=target.parent))


def swap_in(built: Path, target: Path) -> None:
    """Make `built` the folder called `target`, and remove what stood there before."""
    built.chmod(0o755)
    if target.exists() and not _exchange(built, target):
        former = built.with_name(f"{built.name}-former")
        target.rename(former)
        built.rename(target)
        built = former
    elif not target.exists():
        built.rename(target)
        return
    shutil.rmtree(built)


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders' names in one system call, where the system has one."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _EXCHANGE) == 0)


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
