"""What a process used: processor time of itself and of all that it started, and the most memory that it held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from tests.project import ROOT


class Used(NamedTuple):
    """Seconds of the processor, which hardly depend on what else the machine does, and megabytes."""

    seconds: float
    megabytes: float


def used(arguments: Sequence[str], folder: Path, package: Path = ROOT, **environment: str) -> Used:
    """Run a module of Python in a folder with the package of `package`; it must end well.

    Modules are compiled once, as those of an installed package are, whatever the environment says of bytecode.
    """
    env = {**os.environ, "PYTHONPATH": str(package), "NO_MKDOCS_2_WARNING": "1", **environment}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, "-m", *arguments], cwd=folder, env=env, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            out.seek(0)
            raise SystemExit(out.read().decode("utf-8", "replace")[-3000:])
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def least(times: int, arguments: Sequence[str], folder: Path) -> float:
    """Seconds of the processor, the least of several runs."""
    return min(used(arguments, folder).seconds for _ in range(times))
