"""A command that is killed, asked to end, or run twice at once loses nothing; `make soak` kills 200 at any moment."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from random import Random

import pytest

from tests import interrupted, project
from tests.interrupted import COMMANDS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return interrupted.prepared(tmp_path_factory.mktemp("interrupted") / "project")


def test_a_killed_command_leaves_all_whole_and_the_next_sweeps_up(folder: Path) -> None:
    random = Random(3)
    assert len([interrupted.trial(folder, random) for _ in range(2)]) == 2


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_whoever_asks_a_build_to_end_finds_all_as_it_was(folder: Path, by: signal.Signals) -> None:
    before = project.snapshot(folder)
    interrupted.kill(folder, COMMANDS[0], 1.0, by)
    assert interrupted.whole(folder, before) == []


def test_two_builds_at_once_leave_one_whole_site(folder: Path) -> None:
    before = project.snapshot(folder)
    both: list[subprocess.Popen[bytes]] = [interrupted.start(folder, ("site",)) for _ in range(2)]
    assert [process.wait(300) for process in both] == [0, 0]
    assert interrupted.whole(folder, before) == []
    assert interrupted.leftovers(folder) == []
