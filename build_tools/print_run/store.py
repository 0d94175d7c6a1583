"""Where a run is written: a folder, or what fsspec knows by an address; each file whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from build_tools.cache import write_atomically


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Whatever a library of some store raises is a refusal of the system, and says which place it is about."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:  # each store has exceptions of its own
        raise OSError(errno.EIO, str(error), place) from error


class Store:
    """Files by their paths below one place; it travels to other machines as its address."""

    def __init__(self, place: str) -> None:
        self.place = place if "://" in place else str(Path(place).absolute())
        with _told(self.place):
            found: tuple[Any, str] = fsspec.core.url_to_fs(self.place)
        self._system, self._top = found

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files, many at a time where that saves waiting."""
        if isinstance(self._system, LocalFileSystem):
            for path, data in files.items():
                write_atomically(Path(self._top, path), data)
        else:
            with _told(self.place):
                self._system.pipe({f"{self._top}/{path}": data for path, data in files.items()})

    def join(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write one file piece by piece, of which no more than one need be in memory."""
        if isinstance(self._system, LocalFileSystem):
            write_atomically(Path(self._top, path), pieces)
            return
        with _told(self.place), self._system.open(f"{self._top}/{path}", "wb") as out:
            out.writelines(pieces)

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None where it is not there."""
        with suppress(FileNotFoundError), _told(self.place):
            data: bytes = self._system.cat_file(f"{self._top}/{path}")
            return data
        return None

    def names(self, folder: str = "") -> frozenset[str]:
        """All files that are there, or in a folder of it."""
        self._system.invalidate_cache()
        with _told(self.place):
            found = self._system.find(f"{self._top}/{folder}" if folder else self._top)
        return frozenset(str(path)[len(self._top) :].lstrip("/") for path in found)

    def has(self, path: str) -> bool:
        """Whether a file is there."""
        with _told(self.place):
            return bool(self._system.exists(f"{self._top}/{path}"))

    def remove(self, paths: Iterable[str]) -> None:
        """Take files away."""
        for path in paths:
            self._system.rm_file(f"{self._top}/{path}")

    def remove_folder(self, path: str) -> None:
        """Take an empty folder away, where there are folders."""
        if isinstance(self._system, LocalFileSystem) and Path(self._top, path).is_dir():
            Path(self._top, path).rmdir()
