"""What a target makes: a file's place under the output folder, and its bytes."""

from __future__ import annotations

from typing import NamedTuple


class Artifact(NamedTuple):
    """A file to be written; `path` is relative, with forward slashes."""

    path: str
    data: bytes
