"""Tools from npm for tests, brought into `.cache/` once; says loudly where there is no npm."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent / ".cache" / "npm"


def tool(package: str, version: str, name: str | None = None) -> Path:
    """The program of a package; a test that needs it is left out where it cannot be had, and fails in CI."""
    folder = HOME / f"{package}-{version}"
    program = folder / "node_modules" / ".bin" / (name or package)
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("LEFT OUT: no npm on this machine")
        folder.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
        subprocess.run([*install, f"{package}@{version}"], check=True, timeout=300, capture_output=True)
    return program
