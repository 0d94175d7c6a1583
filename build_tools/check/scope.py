"""What the paths on a command line mean: which project or folder of trees is read, and what of it is reported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from build_tools.load.files import find_root, read_folder, read_project
from build_tools.load.source import Source, decode, read_source

_DEPTH = 2
"""A tree's place in a folder of trees: its category and its name."""
_TOP = re.compile(r"^[\"']?(?:nodes|start|summary|order)[\"']?[ \t]*:", re.MULTILINE)
"""The keys by which a tree, or a category, is known from other YAML."""


class OutOfScope(Exception):
    """A path that cannot be checked; the message is for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One project, or one folder of trees without a project around it, and the part of it that was asked for."""

    root: Path
    bare: bool
    """Whether it is a folder of trees without a project around it."""
    wanted: tuple[Path, ...] = ()
    """Absolute paths of what is reported on; where there are none, that is everything."""

    def read(self, given: tuple[Path, bytes] | None = None) -> list[Source]:
        """All its files; `given` is a file's content that stands in for what is on the disk."""
        sources = list(_bare(self.root, self.wanted)) if self.bare else read_project(self.root)
        for wanted in () if given else self.wanted:
            if not any((self.root / source.path).is_relative_to(wanted) for source in sources):
                raise OutOfScope(f"there is no tree in `{wanted}`, nor anything else that is checked")
        if given and given[0].is_relative_to(self.root):
            name = given[0].relative_to(self.root).as_posix()
            kept = {source.path: source for source in sources}
            kept[name] = decode(given[1], name)
            sources = list(kept.values())
        return sources

    def wants(self, path: str) -> bool:
        """Whether what is found in a file is to be reported; `path` is relative to the root."""
        place = self.root / path
        return not self.wanted or any(place.is_relative_to(wanted) for wanted in self.wanted)

    def may_mend(self, path: str) -> bool:
        """Whether a file may be rewritten: it belongs to a project, and is no link to somewhere outside."""
        return not self.bare and (self.root / path).resolve().is_relative_to(self.root.resolve())

    def located(self, path: str) -> str:
        """A file's path from the top of its git repository, by which a CI service puts a finding beside its line."""
        place = self.root / path
        top = next((folder for folder in (self.root, *self.root.parents) if (folder / ".git").exists()), self.root)
        return place.relative_to(top).as_posix()

    def shown(self, path: str) -> str:
        """A file's name as the person at the terminal would write it: relative to where they are, if it is below."""
        here = Path.cwd()
        if (before := _before(self.root, here)) is not None:
            return before + path
        place = self.root / path
        return (place.relative_to(here) if place.is_relative_to(here) else place).as_posix()


@cache
def _before(root: Path, here: Path) -> str | None:
    """What goes before the names of a project's files; None where that is another for each."""
    if root == here:
        return ""
    if root.is_relative_to(here):
        return f"{root.relative_to(here).as_posix()}/"
    return None if here.is_relative_to(root) else f"{root.as_posix()}/"


def scopes(paths: Sequence[Path], *, may_be_new: bool = False) -> list[Scope]:
    """One scope for each project that `paths` lie in; without paths, the project around the working folder."""
    if not paths:
        root = find_root(Path.cwd())
        if root is None:
            raise OutOfScope(f"no folder called trees/ in {Path.cwd()} or above it")
        return [Scope(root, bare=False)]
    found: dict[tuple[Path, bool], Scope] = {}
    for path in paths:
        if not may_be_new and not os.path.lexists(path):
            raise OutOfScope(f"there is no file or folder `{path}`")
        scope = _scope(_absolute(path))
        same = found.get((scope.root, scope.bare))
        found[scope.root, scope.bare] = replace(scope, wanted=(*same.wanted, *scope.wanted)) if same else scope
    return list(found.values())


def _scope(path: Path) -> Scope:
    root = find_root(path)
    if root and (root.is_relative_to(path) or _belongs(path, root)):
        return Scope(root, bare=False, wanted=(path,))
    return Scope(_trees_folder(path), bare=True, wanted=(path,))


def _belongs(path: Path, root: Path) -> bool:
    """Whether a path is where a project keeps what is read; elsewhere in it, say in its tests, trees stand alone."""
    parts = path.relative_to(root).parts
    return parts[0] in ("trees", "docs", "profiles") or len(parts) == 1


def _trees_folder(path: Path) -> Path:
    """The folder of categories that `path` is, or is in: `path` may also be a category or a file."""
    if not path.is_dir():
        return path.parent.parent
    return path.parent if (path / "index.yml").exists() else path


def _bare(root: Path, wanted: Sequence[Path]) -> Iterator[Source]:
    """The files of a bare folder that look like trees: of the whole folder if it was asked for, else of its categories.

    YAML that does not look like a tree is passed over: without a project around it, it may be anybody's.
    """
    if root in wanted:
        found = read_folder(root, root)
    else:
        asked = {path if path.is_dir() else path.parent for path in wanted}
        folders = {folder.parent for folder in root.glob("*/index.yml")} | asked
        files = {file for folder in folders for file in folder.glob("*.yml")} | set(root.glob("[sv]*.yml"))
        found = [read_source(file, file.relative_to(root).as_posix()) for file in sorted(files)]
    return (source for source in found if _may_be_tree(source))


def _may_be_tree(source: Source) -> bool:
    """Whether a file has a tree's place and what a tree or category has at the top."""
    if source.path in ("safety.yml", "site.yml", "values.yml"):
        return True
    return len(source.path.split("/")) == _DEPTH and bool(source.fault or _TOP.search(source.text))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 # `..` is to be taken away, links are not to be followed
