"""Tools from npm: those of the lock file, in `node_modules/`, and larger ones in folders of their own in `.cache/`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.project import ROOT

TOOLS = ROOT / "node_modules" / ".bin"
_STAMP = ROOT / "node_modules" / ".package-lock.json"
_LOCK = ROOT / "package-lock.json"
_QUIET = ("--silent", "--no-audit", "--no-fund")


def there() -> bool:
    """Whether this machine has node and npm."""
    return bool(shutil.which("node") and shutil.which("npm"))


def locked() -> bool:
    """Put the tools of the lock file into node_modules, unless they are there; whether they are now."""
    if TOOLS.exists() and _STAMP.exists() and _STAMP.stat().st_mtime >= _LOCK.stat().st_mtime:
        return True
    return subprocess.run(["npm", "ci", *_QUIET], cwd=ROOT, check=False).returncode == 0


def install(folder: Path, *packages: str, options: tuple[str, ...] = ()) -> None:
    """Put packages, named with their versions, into a folder; none of their scripts is run."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", *_QUIET, "--ignore-scripts", *options, "--prefix", str(folder), *packages]
    subprocess.run(command, check=True)
