"""A file's text, and places in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a file: lines and columns count characters from 1; the end column is exclusive."""

    path: str
    line: int
    col: int
    end_line: int
    end_col: int

    @property
    def start(self) -> Span:
        """The empty span at this one's beginning."""
        return Span(self.path, self.line, self.col, self.line, self.col)


class Related(NamedTuple):
    """Another place that explains a fault."""

    span: Span
    message: str


class Fix(NamedTuple):
    """A mend that is safe to make unseen: what to write in place of a stretch of the file."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong that was noticed while reading; the rule of the same name turns it into a finding."""

    kind: str
    span: Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True)
class Source:
    """A file's text under the name that findings call it by (relative, with forward slashes)."""

    path: str
    text: str
    fault: Fault | None = field(default=None, compare=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; line n is `lines[n - 1]`."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty where the file has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


MAX_BYTES = 512 * 1024


def read_source(file: Path, name: str) -> Source:
    """Read `file` as UTF-8 under `name`; what cannot be read becomes the source's `fault`."""
    top = Span(name, 1, 1, 1, 1)
    try:
        if not file.is_file():
            return Source(name, "", Fault("unreadable", top, "is not a regular file", "remove it or rename it"))
        if (size := file.stat().st_size) > MAX_BYTES:
            message = f"file of {size:,} bytes is over the limit of {MAX_BYTES:,}"
            return Source(name, "", Fault("too-large", top, message, "split it into several trees"))
        data = file.read_bytes()
    except OSError as error:
        return Source(name, "", Fault("unreadable", top, f"cannot be read: {error.strerror or error}"))
    return decode(data, name)


def decode(data: bytes, name: str) -> Source:
    """Turn a file's bytes into its source; a byte order mark is dropped."""
    try:
        return Source(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        line, col = before.count("\n") + 1, len(before) - before.rfind("\n")
        span = Span(name, line, col, line, col + 1)
        fault = Fault("not-utf8", span, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        return Source(name, data.decode("utf-8", "replace").removeprefix("\ufeff"), fault)
