"""`trees check` as people, editors and CI run it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from build_tools.cli import main
from tests.project import ROOT

GOOD = """\
# 第一行
title: 试一试
summary: 试一试。
aliases: [试试看, 怎么试]
reviewed: 2026-11-01
start: look
nodes:
  look:   # 先看
    ask: 纸仓里还有纸吗？
    answers: {没有: load, 还有: done, 不确定: load}
  load: {do: 装一卷新纸, next: done}
  done: {end: resolved, say: 好了。}
examples:
  - {title: 一, answers: [没有], ends: done}
  - {title: 二, answers: [还有], ends: done}
  - {title: 三, answers: [不确定], ends: done}
"""
TYPO = GOOD.replace("没有: load", "没有: laod")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "trees/demo").mkdir(parents=True)
    (tmp_path / "trees/demo/index.yml").write_text("title: 试\ndescription: 试。\norder: 1\n", "utf-8")
    (tmp_path / "trees/demo/one.yml").write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=given, catch_exceptions=False)


def codes(done: Result) -> list[str]:
    return [finding["code"] for finding in json.loads(done.stdout)["findings"]]


def test_clean_is_0_findings_are_1_and_what_cannot_run_is_2(project: Path) -> None:
    assert run("--severity", "error").exit_code == 0
    (project / "trees/demo/one.yml").write_text(TYPO, "utf-8")
    assert run().exit_code == 1
    for arguments in (["nowhere"], ["-"], ["--format", "xml"], ["--stdin-filename", "/nowhere/x.yml", "a", "b"]):
        done = run(*arguments)
        assert done.exit_code == 2, arguments
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
    assert run("nowhere").stderr == "Error: there is no file or folder `nowhere`\n"


def test_json_lists_findings_with_all_that_a_program_needs(project: Path) -> None:
    (project / "trees/demo/one.yml").write_text(TYPO, "utf-8")
    found = [f for f in json.loads(run("--format", "json").stdout)["findings"] if f["severity"] == "error"]
    assert len(found) == 1
    expected = {"code": "B202", "severity": "error", "path": "trees/demo/one.yml", "related": []}
    assert found[0].items() >= (expected | {"line": 10, "col": 19, "end_line": 10, "end_col": 23}).items()
    assert found[0]["help"] == "did you mean `load`?"
    assert "`laod`" in found[0]["message"]


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "junit"])
def test_every_format_runs_on_findings_and_on_none(project: Path, format_: str) -> None:
    readers = {"json": json.loads, "sarif": SarifLog.model_validate_json, "junit": lambda t: ET.fromstring(t.encode())}
    for text, status in ((GOOD, 0), (TYPO, 1)):
        (project / "trees/demo/one.yml").write_text(text, "utf-8")
        done = run("--format", format_, "--severity", "error")
        assert done.exit_code == status
        readers.get(format_, str)(done.stdout)


def test_severity_leaves_out_what_is_less_severe(project: Path) -> None:
    (project / "trees/demo/one.yml").write_text(
        GOOD.replace("  - {title: 三, answers: [不确定], ends: done}\n", ""), "utf-8"
    )
    assert "B602" in codes(run("--format", "json"))
    assert codes(run("--format", "json", "--severity", "error")) == []


def test_a_piped_file_is_judged_in_place_of_the_one_on_disk(project: Path) -> None:
    done = run("-", "--stdin-filename", "trees/demo/one.yml", "--format", "json", given=TYPO)
    assert "B202" in codes(done)
    assert (project / "trees/demo/one.yml").read_text("utf-8") == GOOD
    assert (
        codes(run("--stdin-filename", "trees/demo/one.yml", "--format", "json", "--severity", "error", given=GOOD))
        == []
    )
    new = run("-", "--stdin-filename", "trees/demo/two.yml", "--format", "json", given=TYPO)
    assert {finding["path"] for finding in json.loads(new.stdout)["findings"]} == {"trees/demo/two.yml"}
    assert run("-", "--stdin-filename", "trees/demo/one.yml", given=b"\xff\xfe\x00").exit_code == 1


def test_fix_mends_what_is_safe_and_touches_nothing_else(project: Path) -> None:
    file = project / "trees/demo/one.yml"
    file.write_bytes(b"\xef\xbb\xbf" + TYPO.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    done = run("--fix", "--severity", "error")
    assert done.exit_code == 0, done.stdout
    assert "Mended 1 finding." in done.stdout
    assert file.read_bytes() == b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()].count("one.yml") == len(list(file.parent.glob("one*"))) == 1


def test_fix_goes_through_links_and_leaves_other_files_alone(project: Path) -> None:
    real = project / "elsewhere.yml"
    real.write_text(TYPO, "utf-8")
    file = project / "trees/demo/one.yml"
    file.unlink()
    file.symlink_to(real)
    (project / "trees/demo/two.yml").write_text(TYPO.replace("试试看, 怎么试", "另一个"), "utf-8")
    run("--fix", "trees/demo/one.yml")
    assert file.is_symlink()
    assert real.read_text("utf-8") == GOOD
    assert "laod" in (project / "trees/demo/two.yml").read_text("utf-8")


def test_fix_of_a_piped_file_is_a_filter(project: Path) -> None:
    done = run("-", "--stdin-filename", "trees/demo/one.yml", "--fix", "--severity", "error", given=TYPO)
    assert done.stdout == GOOD
    assert "Mended 1 finding." in done.stderr
    assert (project / "trees/demo/one.yml").read_text("utf-8") == GOOD
    same = run("-", "--stdin-filename", "trees/demo/one.yml", "--fix", given=b"\xff\xfe")
    assert same.stdout_bytes == b"\xff\xfe"


def terminal(folder: Path, **environment: str) -> str:
    """What somebody sees who runs the command at a terminal."""
    ours, theirs = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "build_tools", "check"]
    subprocess.run(command, cwd=folder, env=env | environment, stdout=theirs, stderr=theirs, timeout=60, check=False)
    os.close(theirs)
    seen = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        seen += more
    os.close(ours)
    return seen.decode()


def test_colour_is_for_terminals_that_want_it(project: Path) -> None:
    (project / "trees/demo/one.yml").write_text(TYPO, "utf-8")
    assert "\x1b[1;31mB202" in terminal(project)
    assert "\x1b[" not in terminal(project, NO_COLOR="1")


def test_a_reader_that_goes_away_is_no_traceback(project: Path) -> None:
    (project / "trees/demo/one.yml").write_text(TYPO, "utf-8")
    command = f"{sys.executable} -m build_tools check --format json | head -c 1"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, cwd=project, env=env, capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in done.stderr


def test_hostile_files_give_findings(project: Path) -> None:
    folder = project / "trees/demo"
    (folder / "nul.yml").write_bytes(b"title: \x00\n")
    (folder / "deep.yml").write_text("[" * 10_000, "utf-8")
    bomb = [f"{name}: &{name} [*{former}, *{former}]" for former, name in pairwise("abcdefghijklmnopqrstu")]
    (folder / "bomb.yml").write_text("\n".join(["a: &a [x, x]", *bomb]), "utf-8")
    (folder / "bytes.yml").write_bytes(b"title: \xb4\xf2")
    (folder / "folder.yml").mkdir()
    (folder / "loop.yml").symlink_to("loop.yml")
    (folder / "gone.yml").symlink_to("nowhere.yml")
    (folder / "up").symlink_to("..")
    (folder / "<script>.yml").write_text(GOOD, "utf-8")
    (folder / "big.yml").write_text("title: " + "x" * 2_000_000, "utf-8")
    os.mkfifo(folder / "pipe.yml")
    os.close(os.open(os.fsencode(folder) + b"/\xff.yml", os.O_CREAT))
    for format_ in ("text", "json", "sarif", "junit", "github"):
        done = run("--format", format_)
        assert done.exit_code == 1
    named = {Path(finding["path"]).name for finding in json.loads(run("--format", "json").stdout)["findings"]}
    assert {"nul.yml", "deep.yml", "bomb.yml", "bytes.yml", "folder.yml", "loop.yml", "gone.yml", "big.yml"} <= named
