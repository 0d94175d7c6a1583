"""A small project with a file of every kind that the tool reads: the tests' own site, and all that it lacks."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from build_tools.load.files import read_project
from build_tools.load.source import Source
from tests import project
from tests.project import ROOT

MORE = ROOT / "tests/fixtures/whole"


MENU = """  - 收款失败: trees/payment/index.md
  - 全都有: everything.md
  - 术语: glossary.md
"""
"""What its menu has besides."""


def whole(folder: Path) -> Path:
    """Copy it into a folder."""
    project.small(folder)
    shutil.copytree(MORE, folder, dirs_exist_ok=True)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + MENU, "utf-8")
    return folder


@cache
def sources() -> tuple[Source, ...]:
    """Its files as they are read."""
    with tempfile.TemporaryDirectory() as folder:
        return tuple(read_project(whole(Path(folder))))
