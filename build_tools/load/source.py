"""A file's text as it was read, and its lines."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from build_tools.findings import Finding, Span, fault, say


@dataclass(frozen=True)
class Source:
    """A file's text under the name that findings call it by (relative, with forward slashes)."""

    path: str
    text: str
    fault: Finding | None = field(default=None, compare=False)
    fill: Callable[[str], str] | None = field(default=None, compare=False, repr=False)
    """Puts values in for their names, where the file is read; its text, which findings quote, stays as written."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; line n is `lines[n - 1]`."""
        return _split(self.text)

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty where the file has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


MAX_BYTES = 512 * 1024


def read_source(file: str | os.PathLike[str], name: str) -> Source:
    """Read `file` as UTF-8 under `name`; what cannot be read becomes the source's `fault`."""
    top = Span(name, 1, 1, 1, 1)
    try:
        with open(file, "rb", buffering=0, opener=_open_at_once) as opened:  # pathlib has no opener
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Source(
                    name, "", fault("unreadable", top, say("is not a regular file"), say("remove it or rename it"))
                )
            if status.st_size > MAX_BYTES:
                message = say(
                    "file of {size} bytes is over the limit of {most}",
                    size=f"{status.st_size:,}",
                    most=f"{MAX_BYTES:,}",
                )
                return Source(name, "", fault("too-large", top, message, say("split it into several trees")))
            data = opened.read(status.st_size)
    except OSError as error:
        return Source(name, "", fault("unreadable", top, say("cannot be read: {why}", why=error.strerror or error)))
    return decode(data, name)


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting: a named pipe would stand still until somebody writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(data: bytes, name: str) -> Source:
    """Turn a file's bytes into its source; a byte order mark is dropped."""
    try:
        return Source(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        read = error.object  # without the mark, as its places are counted
        text = read.decode("utf-8", "replace")
        line, col = line_and_column(read[: error.start].decode("utf-8", "replace"))
        span = Span(name, line, col, line, col + 1)
        message = say("byte 0x{byte} is not UTF-8", byte=f"{read[error.start]:02x}")
        return Source(name, text, fault("not-utf8", span, message, say("save the file as UTF-8")))


def line_and_column(before: str) -> tuple[int, int]:
    """Where a file stands after the text `before`, both counted from 1."""
    lines = _split(before)
    return len(lines), len(lines[-1]) + 1


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
