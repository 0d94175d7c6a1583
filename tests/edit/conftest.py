"""The tests' own small site in a folder of its own, and the command run in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main
from tests.project import small

Run = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small(tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(project: Path) -> Run:
    """Run a command in the project; what is not expected to fail must not."""
    assert project.is_dir()

    def invoke(*arguments: str, code: int = 0, typed: str | None = None) -> Result:
        done = CliRunner().invoke(main, list(arguments), input=typed)
        assert done.exit_code == code, done.output
        return done

    return invoke
