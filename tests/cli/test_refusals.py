"""What the system refuses is one line and exit 2, an interruption is 130; what programs read is UTF-8."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cache import sweep, write_atomically
from build_tools.check import checking
from build_tools.cli import main
from tests.project import ROOT, small

TREE = Path("trees/till/no-receipt.yml")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small(tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


def shell(folder: Path, line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `trees` is the command."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = line.replace("trees", f"{sys.executable} -m build_tools", 1)
    return subprocess.run(["sh", "-c", command], cwd=folder, env=env, capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize(
    "command", ["check", "check --format json", "rules", "explain B202", "schema", "find 小票", "stats", "stats --json"]
)
@pytest.mark.parametrize("sink", [">/dev/full", ">&-"])
def test_output_that_cannot_be_written_is_no_traceback(project: Path, command: str, sink: str) -> None:
    done = shell(project, f"trees {command} {sink}")
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    if sink == ">/dev/full":
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr


@pytest.mark.parametrize("command", ["site --out", "build --out", "cards till/check-last --out", "usb --out"])
def test_a_place_that_cannot_be_written_to_is_named(project: Path, command: str) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("a site")
    done = shell(project, f"trees {command} docs/about.md/inside")
    assert done.returncode == 2
    assert b"about.md" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_interruption_is_130(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check", interrupted)
    assert project.is_dir()
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, done.stderr) == (130, "Interrupted.\n")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_the_calendar_is_refused(project: Path, day: str) -> None:
    assert project.is_dir()
    done = CliRunner().invoke(main, ["check", "--today", day])
    assert (done.exit_code, "the year is between" in done.stderr) == (2, True)


def test_an_empty_name_for_what_is_piped_in_is_refused(project: Path) -> None:
    assert project.is_dir()
    done = CliRunner().invoke(main, ["check", "-", "--stdin-filename", ""], input="x")
    assert (done.exit_code, "is empty" in done.stderr) == (2, True)


def test_what_is_looked_for_is_found_without_utf_8_too(project: Path) -> None:
    plain = shell(project, "trees find 没小票")
    bare = shell(project, "trees find 没小票", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert b"no-receipt.html" in plain.stdout
    assert b"no-receipt.html" in bare.stdout


@pytest.mark.parametrize("format_", ["json", "sarif", "github", "junit"])
@pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
def test_what_programs_read_is_utf_8(project: Path, format_: str, encoding: str) -> None:
    file = project / TREE
    file.write_text(file.read_text("utf-8").replace("next: out\n", "next: 出\n"), "utf-8")
    done = shell(project, f"trees check --format {format_}", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    said = done.stdout.decode("utf-8")
    assert "出" in said
    if format_ in ("json", "sarif"):
        assert json.loads(said)


def test_annotations_name_files_from_the_top_of_the_repository(project: Path) -> None:
    (project.parent / ".git").mkdir()
    file = project / TREE
    file.write_text(file.read_text("utf-8").replace("next: out\n", "next: outt\n"), "utf-8")
    done = shell(project / "trees/till", "trees check --format github")
    assert b"file=project/trees/till/no-receipt.yml," in done.stdout
    terminal = shell(project / "trees/till", "trees check")
    assert b"--> no-receipt.yml:" in terminal.stdout


def test_what_a_killed_writer_left_is_swept_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    names = (".trees-tmp-abcdefgh", ".trees-tmp-ijklmnop", ".trees-tmp-notes.txt.bak", ".tmp-abcdefgh")
    left, begun, *foreign = (tmp_path / name for name in names)
    for file in (left, begun, *foreign):
        file.write_text("half")
    with begun.open("rb") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        write_atomically(tmp_path / "whole.yml", b"whole", 0o600)
    assert {file.name for file in tmp_path.iterdir()} == {*names[1:], "whole.yml"}
    sweep(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {*names[2:], "whole.yml"}
    assert (tmp_path / "whole.yml").stat().st_mode & 0o777 == 0o600
