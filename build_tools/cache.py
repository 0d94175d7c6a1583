"""A content-addressed store: what was made once of the same input is not made again."""

from __future__ import annotations

import ast
import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

_TOOLS = ("pygraphviz", "typst", "fonttools", "uniseg", "segno", "justmytype-intl-cjk")


class Cache:
    """Files named by the hash of what they were made from; `folder` None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.made = 0

    def has(self, inputs: list[str], by: tuple[str, ...] = ()) -> bool:
        """Whether the store has what is made from `inputs`."""
        return self.folder is not None and self._file(self.folder, inputs, by).exists()

    def get(self, inputs: list[str], make: Callable[[], bytes], by: tuple[str, ...] = ()) -> bytes:
        """The bytes made from `inputs` by this version of the tools, from the store where they are there.

        `by` names the modules that make them, where only a change to those, or to what they import, can matter.
        """
        if self.folder is None:
            self.made += 1
            return make()
        file = self._file(self.folder, inputs, by)
        try:
            return file.read_bytes()
        except OSError:
            data = make()
            self.made += 1
            write_atomically(file, data)
            return data

    @staticmethod
    def _file(folder: Path, inputs: list[str], by: tuple[str, ...]) -> Path:
        return folder / hashlib.sha256("\0".join([tools(by), *inputs]).encode()).hexdigest()


def write_atomically(file: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file so that nobody ever sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".tmp-")
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
        digest.update(f"{name}=={version(name)}".encode())
    return digest.hexdigest()


def _needed(by: tuple[str, ...]) -> set[Path]:
    """The modules that these are or import, at any remove; they are named as in `build_tools.targets.card`."""
    found: set[Path] = set()
    todo = list(by)
    while todo:
        name = todo.pop()
        file = Path(__file__).parent.parent.joinpath(*name.split(".")).with_suffix(".py")
        if file in found or not file.exists():
            continue
        found.add(file)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_tools"):
                todo += [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                todo += [alias.name for alias in node.names if alias.name.startswith("build_tools")]
    return found
