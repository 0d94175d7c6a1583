"""A content-addressed store: what was made once of the same input is not made again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sys
import tempfile
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

try:
    import fcntl
except ImportError:  # no such locks on Windows, where age decides
    fcntl = None  # type: ignore[assignment]

PLACE = Path(".cache") / "trees"
"""Where a project keeps its store, under its root."""
_DISTRIBUTIONS = {
    "PIL": "pillow",
    "justmytype_intl_cjk": "justmytype-intl-cjk",
    "markdown_it": "markdown-it-py",
    "opencc": "opencc-python-reimplemented",
    "yaml": "pyyaml",
    "zxingcpp": "zxing-cpp",
}
"""Packages that are not called what is imported."""
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<module>[\w.]+)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n]+)"
    r"|import[ \t]+(?P<modules>[^\n]+))",
    re.MULTILINE,
)
_COMMENT = re.compile(r"#[^\n]*")
_SUM = 32
"""Each entry begins with so many bytes: the SHA-256 of the rest."""
_MOST = 300 * 1024 * 1024
"""So many bytes are kept, the latest used."""
_LATELY = 3600
"""Seconds after which an entry that is read is marked as used anew."""
_PROBE = ".writable"


class Cache:
    """Files named by the hash of what they were made from; `folder` None keeps nothing.

    An entry that is damaged is made again. Where the folder cannot be written, what is there is read all the same, and
    what is new is kept aside for as long as this process lives.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.made = 0
        self._aside: Path | None = None
        self._keeps: bool | None = None

    def has(self, inputs: list[str], by: tuple[str, ...] = ()) -> bool:
        """Whether the store has what is made from `inputs`."""
        return self.read(inputs, by) is not None

    def get(self, inputs: list[str], make: Callable[[], bytes], by: tuple[str, ...] = ()) -> bytes:
        """The bytes made from `inputs` by this version of the tools, from the store where they are there.

        `by` names the modules and folders that make them, where only a change to those, or to what they import, can
        matter.
        """
        found = self.read(inputs, by)
        if found is None:
            found = make()
            self.made += 1
            self.write(inputs, found, by)
        return found

    def read(self, inputs: list[str], by: tuple[str, ...] = ()) -> bytes | None:
        """What was made from `inputs`; None where the store has it not, or not whole."""
        name = _name(inputs, by)
        for folder in self._folders():
            try:
                entry = (folder / name).read_bytes()
                if entry[:_SUM] == hashlib.sha256(entry[_SUM:]).digest():
                    _mark_used(folder / name)
                    return entry[_SUM:]
            except OSError:
                continue
        return None

    def write(self, inputs: list[str], data: bytes, by: tuple[str, ...] = ()) -> None:
        """Keep what was made from `inputs`."""
        if self.keeps():
            *_, folder = self._folders()
            with contextlib.suppress(OSError):
                write_atomically(folder / _name(inputs, by), hashlib.sha256(data).digest() + data)

    def keeps(self) -> bool:
        """Whether anything can be kept, in the folder or aside; ask before you fork processes that are to share it."""
        if self._keeps is None:
            self._keeps = self.folder is not None and self._prepared(self.folder)
        return self._keeps

    def _prepared(self, folder: Path) -> bool:
        with contextlib.suppress(OSError):
            write_atomically(folder / _PROBE, b"")
            (folder / _PROBE).unlink(missing_ok=True)
            _prune(folder)
            return True
        with contextlib.suppress(OSError):
            self._aside = Path(tempfile.mkdtemp(prefix="trees-"))
            weakref.finalize(self, _discard, self._aside, os.getpid())
            return True
        return False

    def _folders(self) -> Iterator[Path]:
        """Where to look; the last is the one to write to."""
        if self.folder is not None:
            yield self.folder
        if self._aside is not None:
            yield self._aside


def _discard(folder: Path, maker: int) -> None:
    """Remove what was kept aside, once whoever made it needs it no more; not when a process ends that was forked."""
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)


def _name(inputs: list[str], by: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join([tools(by), *inputs]).encode()).hexdigest()


def _mark_used(file: Path) -> None:
    """Have an entry count as new when room is made; not at each reading, which would write as often as it reads."""
    if time.time() - file.stat().st_mtime > _LATELY:
        with contextlib.suppress(OSError):
            os.utime(file)


def _prune(folder: Path) -> None:
    """Remove the entries used longest ago until what is left takes no more room than it may; others may do the same."""
    sweep(folder)
    found = []
    for entry in os.scandir(folder):
        with contextlib.suppress(OSError):
            found.append((entry.stat().st_mtime, entry.stat().st_size, entry.name))
    total = 0
    for _, size, name in sorted(found, reverse=True):
        total += size
        if total > _MOST:
            with contextlib.suppress(OSError):
                (folder / name).unlink()


_TEMPORARY = ".trees-tmp-"
_ABANDONED = 3600
"""Seconds after which what somebody began to write will not be finished, where no lock tells."""


def sweep(folder: Path) -> None:
    """Remove what writers that were killed have left in a folder; a writer that lives holds a lock on its file."""
    for file in folder.glob(f"{_TEMPORARY}????????"):
        with contextlib.suppress(OSError), file.open("rb") as begun:
            if _lock(begun.fileno()) if fcntl else time.time() - file.stat().st_mtime > _ABANDONED:
                file.unlink(missing_ok=True)


def _lock(handle: int) -> bool:
    """Lock a file that somebody may be writing; false where somebody is, or where the disk has no locks to tell."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@cache
def _swept(folder: Path) -> None:
    """Sweep a folder, once a process."""
    sweep(folder)


def write_atomically(file: Path, data: bytes | Iterable[bytes], mode: int = 0o644) -> None:
    """Write a file, whole or piece by piece, so that nobody ever sees half of it; what killed ones left there goes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _swept(file.parent)
    handle, name = _begun(file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines([data] if isinstance(data, bytes) else data)
            if fcntl:  # the lock lasts until the file has its name
                out.flush()
                Path(name).chmod(mode)
                Path(name).replace(file)
        if not fcntl:
            Path(name).chmod(mode)
            Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _begun(folder: Path) -> tuple[int, str]:
    """A new file in a folder with this process's lock on it; one that was swept before it was locked is made again."""
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=_TEMPORARY)
        if fcntl:
            with contextlib.suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)  # only a sweeper could hold it, and not for long
        if not fcntl or os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)


@cache
def tools(by: tuple[str, ...] = ()) -> str:
    """A hash of this package's own files, or of those that the modules `by` need, and of the libraries they import."""
    here = Path(__file__).parent
    files = needed(by) if by else {file for file in here.rglob("*") if file.suffix in (".py", ".typ", ".css", ".js")}
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(here).as_posix().encode() + b"\0" + _digest(file))
    for name in sorted(libraries(files)):
        digest.update(f"{name}=={_version(name)}".encode())
    return digest.hexdigest()


@cache
def _digest(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def libraries(files: Iterable[Path]) -> set[str]:
    """The packages of others that these modules import; those that only an audit needs may be absent."""
    tops = {name.partition(".")[0] for file in files if file.suffix == ".py" for name in _imports(file)}
    return {_DISTRIBUTIONS.get(name, name) for name in tops - sys.stdlib_module_names - {"build_tools"}}


def needed(by: tuple[str, ...]) -> set[Path]:
    """The modules that these are or import, at any remove, and what is in folders, as `build_tools.assets.paper`."""
    found: set[Path] = set()
    seen: set[str] = set()
    todo = list(by)
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        place = _place(name)
        if name in by and place.is_dir():
            found |= {file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts}
        elif file := _module(name):
            found.add(file)
            todo += [module for module in _imports(file) if module.startswith("build_tools.")]
    return found


def _place(name: str) -> Path:
    return Path(__file__).parent.parent.joinpath(*name.split("."))


@cache
def _module(name: str) -> Path | None:
    """The file of a module, or of a package's own; None for what is in a module."""
    place = _place(name)
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.exists()), None)


@cache
def _imports(file: Path) -> tuple[str, ...]:
    """The modules that a module imports, with all that could be one."""
    found: list[str] = []
    for line in _IMPORT.finditer(_COMMENT.sub("", file.read_text("utf-8"))):
        listed = (line["names"] or line["modules"]).strip("() \n")
        names = [word.split()[0] for part in listed.split(",") if (word := part.strip())]
        found += [line["module"], *(f"{line['module']}.{name}" for name in names)] if line["module"] else names
    return tuple(found)
