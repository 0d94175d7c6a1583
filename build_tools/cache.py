"""A content-addressed store: what was made once of the same input is not made again."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_TOOLS = (
    *("fonttools", "justmytype-intl-cjk", "markdown-it-py", "networkx", "pillow", "segno"),
    *("typst", "uniseg", "pikepdf", "pypdfium2", "zxing-cpp"),
)
"""The libraries that draw, set, and read back; those that only the audit needs may be absent."""
_SUM = 32
"""Each entry begins with so many bytes: the SHA-256 of the rest."""
_MOST = 300 * 1024 * 1024
"""So many bytes are kept, the latest used."""


class Cache:
    """Files named by the hash of what they were made from; `folder` None keeps nothing.

    An entry that is damaged is made again; where the folder cannot be written, nothing is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.made = 0
        self._pruned = False

    def has(self, inputs: list[str], by: tuple[str, ...] = ()) -> bool:
        """Whether the store has what is made from `inputs`."""
        return self._read(inputs, by) is not None

    def get(self, inputs: list[str], make: Callable[[], bytes], by: tuple[str, ...] = ()) -> bytes:
        """The bytes made from `inputs` by this version of the tools, from the store where they are there.

        `by` names the modules and folders that make them, where only a change to those, or to what they import, can
        matter.
        """
        found = self._read(inputs, by)
        if found is None:
            found = make()
            self.made += 1
            self._write(inputs, by, found)
        return found

    def _read(self, inputs: list[str], by: tuple[str, ...]) -> bytes | None:
        if self.folder is None:
            return None
        file = self._file(self.folder, inputs, by)
        try:
            entry = file.read_bytes()
        except OSError:
            return None
        return entry[_SUM:] if entry[:_SUM] == hashlib.sha256(entry[_SUM:]).digest() else None

    def _write(self, inputs: list[str], by: tuple[str, ...], data: bytes) -> None:
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            if not self._pruned:
                self._pruned = True
                _prune(self.folder)
            write_atomically(self._file(self.folder, inputs, by), hashlib.sha256(data).digest() + data)

    @staticmethod
    def _file(folder: Path, inputs: list[str], by: tuple[str, ...]) -> Path:
        return folder / hashlib.sha256("\0".join([tools(by), *inputs]).encode()).hexdigest()


def _prune(folder: Path) -> None:
    """Remove the oldest entries until what is left takes no more room than it may."""
    entries = sorted(((file.stat(), file) for file in folder.iterdir()), key=lambda entry: -entry[0].st_mtime)
    total = 0
    for status, file in entries:
        total += status.st_size
        if total > _MOST:
            file.unlink(missing_ok=True)


_TEMPORARY = ".tmp-"
_ABANDONED = 3600
"""Seconds after which what somebody began to write will not be finished."""


def sweep(folder: Path) -> None:
    """Remove what writers that were killed have left in a folder."""
    for file in folder.glob(f"{_TEMPORARY}????????"):
        if time.time() - file.stat().st_mtime > _ABANDONED:
            file.unlink(missing_ok=True)


def write_atomically(file: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file so that nobody ever sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=_TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def tools(by: tuple[str, ...] = ()) -> str:
    """A hash of this package's own files, or of those that the modules `by` need, and of the libraries that draw."""
    here = Path(__file__).parent
    files = _needed(by) if by else [file for file in here.rglob("*") if file.suffix in (".py", ".typ", ".css", ".js")]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    for name in _TOOLS:
        digest.update(f"{name}=={_version(name)}".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _needed(by: tuple[str, ...]) -> set[Path]:
    """The modules that these are or import, at any remove, and what is in folders, as `build_tools.assets.paper`."""
    found: set[Path] = set()
    todo = list(by)
    while todo:
        name = todo.pop()
        place = Path(__file__).parent.parent.joinpath(*name.split("."))
        if place.is_dir() and name in by:
            found |= {file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts}
            continue
        file = place.with_suffix(".py")
        if file in found or not file.exists():
            continue
        found.add(file)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_tools"):
                todo += [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                todo += [alias.name for alias in node.names if alias.name.startswith("build_tools")]
    return found
