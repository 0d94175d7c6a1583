"""A copy of the project in a folder of its own, for tests that edit it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def copy_to(folder: Path) -> Path:
    """Copy what a build reads; the cache comes along, so that only what a test edits is made again."""
    copy_without_cache(folder)
    if (ROOT / ".cache/trees").exists():
        shutil.copytree(ROOT / ".cache/trees", folder / ".cache/trees")
    return folder


def copy_without_cache(folder: Path) -> Path:
    """Copy what a build reads, and nothing that was made before."""
    for name in ("trees", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def small(folder: Path) -> Path:
    """Copy the three trees of the tests' own site, which no change of the guide's content can touch."""
    shutil.copytree(ROOT / "tests/fixtures/site", folder, dirs_exist_ok=True)
    return folder


def trees(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the `trees` command in a folder."""
    command = [sys.executable, "-m", "build_tools", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
