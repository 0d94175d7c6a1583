"""The files of a project as they were at a revision that Git knows."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from build_tools.load.files import DATA, MORE, PAGES, PICTURES, TREES
from build_tools.load.source import Source, decode

_YAML = (".yml", ".yaml")


class NoRevision(Exception):
    """A revision that cannot be read; the message says why."""


def read_revision(root: Path, revision: str) -> list[Source]:
    """Every file that says something about trees, as `read_project` reads them from the disk. Raises NoRevision."""
    if revision.startswith("-"):
        raise NoRevision(f"`{revision}` is no revision")
    prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8", "replace").strip()
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", unknown=revision).decode().strip()
    top = Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    archive = _git(top, "archive", "--format=tar", f"{commit}:{prefix}" if prefix else commit)
    found: list[Source] = []
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            data = files.extractfile(member) if member.isfile() and _is_read(member.name) else None
            if data:
                found.append(decode(data.read(), member.name))
    return sorted(found, key=lambda source: source.path)


def _is_read(name: str) -> bool:
    path = PurePosixPath(name)
    if name in MORE:
        return True
    if path.is_relative_to(PICTURES) and path.suffix == ".svg":
        return True
    if path.is_relative_to(TREES) or path.is_relative_to(DATA):
        return path.suffix in _YAML or (path.suffix == ".md" and path.is_relative_to(PAGES))
    return path.is_relative_to(PAGES) and path.suffix == ".md"


def _git(root: Path, *arguments: str, unknown: str = "") -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevision("there is no `git` here, and revisions are Git's") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoRevision(f"Git knows no revision `{unknown}`" if unknown else said or "Git failed")
    return done.stdout
