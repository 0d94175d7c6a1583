"""Which files make up a project, read in a stable order."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from build_tools.findings import Span, fault, say
from build_tools.load.source import Source, read_source

TREES = "trees"
PAGES = "docs"
DATA = "docs/data"
PICTURES = "docs/data/pictures"
PROFILES = "profiles"
_YAML = (".yml", ".yaml")
MORE = ("mkdocs.yml", "pyproject.toml")
"""Files at the top that the rules speak of: the site's navigation, and the settings."""


def find_root(path: Path) -> Path | None:
    """The project that `path` is part of: the nearest folder, itself or above, that holds `trees/`."""
    path = path.absolute()
    return next((folder for folder in (path, *path.parents) if (folder / TREES).is_dir()), None)


def read_project(root: Path) -> list[Source]:
    """Every file that says something about trees, sorted by name; links to folders are not followed."""
    return [
        *read_folder(root / TREES, root),
        *read_folder(root / DATA, root),
        *read_folder(root / PICTURES, root, (".svg",)),
        *read_folder(root / PAGES, root, (".md",)),
        *read_folder(root / PROFILES, root, (*_YAML, ".svg")),
        *_astray(root),
        *(read_source(root / name, name) for name in MORE if (root / name).exists()),
    ]


def read_folder(folder: Path, root: Path, endings: tuple[str, ...] = _YAML) -> list[Source]:
    """Every file under `folder` with one of the endings, named relative to `root`."""
    closed: list[OSError] = []
    files = sorted(_walk(folder, endings, closed.append))
    return [
        *(_unlisted(error, root) for error in closed if not isinstance(error, FileNotFoundError)),
        *(read_source(file, _name(file, root)) for file in files),
    ]


def _astray(root: Path) -> Iterator[Source]:
    """Links among pages and profiles that lead out of the project: what is there would be published with them.

    The whole folder of profiles may lie elsewhere.
    """
    own = root.resolve(), (root / PROFILES).resolve()
    for parent, folders, names in chain(os.walk(root / PAGES), os.walk(root / PROFILES)):
        for path in sorted(Path(parent, name) for name in (*folders, *names)):
            if path.is_symlink() and not any(map(path.resolve().is_relative_to, own)):
                name = _name(str(path), root)
                message = say("is a link that leads out of the project, and would publish what is there")
                yield Source(name, "", fault("unreadable", Span(name, 1, 1, 1, 1), message, say("copy the file here")))


def _unlisted(error: OSError, root: Path) -> Source:
    """A folder that cannot be listed, told as if it were a file."""
    name = _name(str(error.filename), root)
    message = say("cannot be listed: {why}", why=error.strerror or error)
    return Source(name, "", fault("unreadable", Span(name, 1, 1, 1, 1), message))


def _walk(folder: Path, endings: tuple[str, ...], closed: Callable[[OSError], None]) -> Iterator[str]:
    """Paths of files, and of folders that are named like one; `closed` is told of folders that are not looked into.

    Beside pages, what a link leads to may be pictures, which are no concern of ours.
    """
    for parent, folders, names in os.walk(folder, onerror=closed):
        yield from (f"{parent}{os.sep}{name}" for name in (*folders, *names) if name.lower().endswith(endings))
        for path in (f"{parent}{os.sep}{name}" for name in folders if not name.lower().endswith(endings)):
            if endings[:1] == _YAML[:1] and Path(path).is_symlink():
                closed(OSError(errno.ELOOP, "links to folders are not followed", path))


def _name(path: str, root: Path) -> str:
    """What findings call a file: forward slashes, and nothing in it that could upset a terminal or a report."""
    path = os.path.relpath(path, root).replace(os.sep, "/")
    return path if path.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in path)
