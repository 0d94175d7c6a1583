"""Which files make up a project, read in a stable order."""

from __future__ import annotations

import os
from pathlib import Path

from build_tools.load.source import Source, read_source

TREES = "trees"
DATA = "docs/data"


def find_root(path: Path) -> Path | None:
    """The project that `path` is part of: the nearest folder, itself or above, that holds `trees/`."""
    path = path.absolute()
    return next((folder for folder in (path, *path.parents) if (folder / TREES).is_dir()), None)


def read_project(root: Path) -> list[Source]:
    """Every YAML file under `trees/` and `docs/data/`, sorted by name; links to folders are not followed."""
    return [source for part in (TREES, DATA) for source in read_folder(root / part, root)]


def read_folder(folder: Path, root: Path) -> list[Source]:
    """Every YAML file under `folder`, named relative to `root`."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        found += [Path(parent, name) for name in [*folders, *names] if name.endswith((".yml", ".yaml"))]
    return [read_source(file, file.relative_to(root).as_posix()) for file in sorted(found)]
