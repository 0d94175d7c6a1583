"""The engine of templates, set up. It takes long to read, and a check needs no page: whoever makes one reads it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, which lie with the compiled modules."""

    def get_source_checksum(self, source: str) -> str:
        """What a template's compiled form is of: its text, and how this module has it read."""
        return super().get_source_checksum("\0".join((version("jinja2"), _own_text(), source)))


@cache
def _own_text() -> str:
    return Path(__file__).read_text("utf-8")


def _compiled() -> _Compiled | None:
    """Where they may lie; nowhere where Python keeps no modules there either."""
    folder = Path(__file__).parent / "__pycache__"
    kept = not (sys.dont_write_bytecode or sys.pycache_prefix) and os.access(folder, os.W_OK)
    return _Compiled(str(folder), "%s.jinja") if kept else None


def environment(folders: Sequence[Path]) -> Environment:
    """What reads the templates of some folders, the first that has one."""
    return Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{##",  # `{#id}` is an anchor in Markdown
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
    )
