"""Which files a command may write over: those that a former build of ours has written, and on nobody else's.

A folder that was built bears a manifest, a file that lists all that the build wrote there.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

MANIFEST = ".trees-build"
"""The file in a folder of output that lists the other files, by path, a line each."""
_HEAD = "# Written by `trees`, which replaces these files and no others."
_PACKED = (".gz", ".br")
"""What a server may keep beside a file, made from it."""

_OCTAL = re.compile(r"\\(\d{3})")
"""How the system's list of mounts writes a space or a backslash."""


class NotOurs(Exception):
    """A place that must not be written to; the message says why, and what to do."""


def written(folder: Path) -> frozenset[str]:
    """The files of a folder that former builds wrote, by path; none where it has no manifest."""
    try:
        lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    return frozenset(lines[1:]) if lines[:1] == [_HEAD] else frozenset()


def manifest(files: Iterable[str]) -> bytes:
    """What the manifest of a folder with these files holds."""
    return "".join(f"{line}\n" for line in (_HEAD, *sorted(files))).encode()


def files_of(folder: Path) -> frozenset[str]:
    """All that a folder holds but its manifest, by path: files, links, and empty folders with a `/` behind."""
    found: set[str] = set()
    for parent, folders, names in os.walk(folder):
        place = Path(parent).relative_to(folder)
        found |= {(place / name).as_posix() for name in (*names, *folders) if _is_leaf(Path(parent, name))}
        if not folders and not names and place.parts:
            found.add(f"{place.as_posix()}/")
    return frozenset(found - {MANIFEST})


def _is_leaf(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()


def check_replaceable(target: Path) -> None:
    """Raise NotOurs unless a folder may be replaced: it is new, empty, or holds nothing but what a build wrote."""
    if target.is_symlink():
        raise NotOurs(f"{target} is a link; name the folder that it leads to")
    if not target.exists():
        return
    if not target.is_dir():
        raise NotOurs(f"{target} is not a folder")
    if _is_mounted(target):
        raise NotOurs(f"{target} is a mount point and cannot be replaced in one step; name a folder inside it")
    ours = written(target)
    foreign = sorted(path for path in files_of(target) if path not in ours and not _is_packed(path, ours))
    if foreign:
        said = f"{target} holds what no build of `trees` wrote, `{foreign[0]}`"
        more = f" and {len(foreign) - 1:,} more" if len(foreign) > 1 else ""
        raise NotOurs(f"{said}{more}; building there would delete it. Name another folder, or empty this one yourself")


def check_writable(folder: Path, path: str, data: bytes) -> None:
    """Raise NotOurs where a file of a folder would be lost: it is there, holds something else, and is not a build's."""
    file = folder / path
    if not os.path.lexists(file) or path in written(folder):
        return
    if file.is_file() and file.read_bytes() == data:
        return
    raise NotOurs(f"{file} is there and was not written by `trees`; move it away, or name another folder with --out")


def _is_packed(path: str, ours: frozenset[str]) -> bool:
    return path.endswith(_PACKED) and path.rpartition(".")[0] in ours


def _is_mounted(folder: Path) -> bool:
    """Whether something is mounted on a folder; `os.path.ismount` does not see a folder of the same disk."""
    if folder.is_mount():
        return True
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    place = os.path.realpath(folder)
    return any(_OCTAL.sub(lambda found: chr(int(found[1], 8)), line.split(" ")[4]) == place for line in mounts)


def check_archive(file: Path, top: str) -> None:
    """Raise NotOurs unless a zip may be written there: nothing is, or a zip with all its files in the folder `top`."""
    if not os.path.lexists(file):
        return
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        names = []
    if not names or any(not name.startswith(f"{top}/") for name in names):
        raise NotOurs(f"{file} is there and was not packed by `trees`; name another file with --out")
