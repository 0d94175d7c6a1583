"""`trees check` as people, editors and CI run it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from build_tools.check import checking
from build_tools.cli import main
from build_tools.load import files
from build_tools.load.source import Source, read_source
from tests.project import ROOT, small

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
SLIP = GOOD.replace("装一卷新纸", "装一卷新纸。")


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
    file.write_bytes(b"\xef\xbb\xbf" + SLIP.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    done = run("--fix")
    assert "Mended 1 finding." in done.stdout
    assert file.read_bytes() == b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()].count("one.yml") == len(list(file.parent.glob("one*"))) == 1


def test_fix_goes_through_links_and_leaves_other_files_alone(project: Path) -> None:
    real = project / "elsewhere.yml"
    real.write_text(SLIP, "utf-8")
    file = project / "trees/demo/one.yml"
    file.unlink()
    file.symlink_to(real)
    (project / "trees/demo/two.yml").write_text(SLIP.replace("试试看, 怎么试", "另一个"), "utf-8")
    run("--fix", "trees/demo/one.yml")
    assert file.is_symlink()
    assert real.read_text("utf-8") == GOOD
    assert (project / "trees/demo/two.yml").read_text("utf-8") == SLIP.replace("试试看, 怎么试", "另一个")


def test_fix_never_leads_a_way_elsewhere(project: Path) -> None:
    file = project / "trees/demo/one.yml"
    for text in (
        TYPO,
        GOOD.replace("next: done", "next: done2"),
        GOOD.replace("start: look", "start: lok"),
        GOOD.replace("{do: 装一卷新纸, next: done}", "{goto: demo/ohne}"),
        GOOD.replace("ends: done", "ends: donn"),
        GOOD.replace("say: 好了。", "say: 好了。, marks: [chek]"),
        GOOD.replace("say: 好了。", "say: 好了。, sources: [handbok]"),
    ):
        assert text != GOOD
        file.write_text(text, "utf-8")
        assert "Mended" not in run("--fix").stdout
        assert file.read_text("utf-8") == text


def test_fix_leaves_alone_what_is_not_the_projects(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    foreign = tmp_path_factory.mktemp("foreign")
    (foreign / "demo").mkdir()
    (foreign / "demo/one.yml").write_text(SLIP, "utf-8")
    refused = run("--fix", str(foreign))
    assert (refused.exit_code, "there is no project" in refused.stderr) == (2, True)
    file = project / "trees/demo/one.yml"
    file.unlink()
    file.symlink_to(foreign / "demo/one.yml")
    assert "can be mended" in run().stdout
    run("--fix")
    assert (foreign / "demo/one.yml").read_text("utf-8") == SLIP


def test_fix_of_what_somebody_saves_meanwhile_is_not_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = project / "trees/demo/one.yml"
    file.write_text(SLIP, "utf-8")
    newer = SLIP.replace("试一试。", "又试一试。")
    real = checking.check

    def slow(*arguments: Any, **more: Any) -> Any:
        result = real(*arguments, **more)
        file.write_text(newer, "utf-8")
        return result

    monkeypatch.setattr(checking, "check", slow)
    done = run("--fix")
    assert (done.exit_code, "trees/demo/one.yml" in done.stderr) == (2, True)
    assert file.read_text("utf-8") == newer


def test_a_path_that_holds_no_tree_is_an_error(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (project / "README.md").write_text("# 说明\n", "utf-8")
    foreign = tmp_path_factory.mktemp("foreign")
    (foreign / "web").mkdir()
    (foreign / "web/compose.yml").write_text("services:\n  web: {image: nginx}\n", "utf-8")
    for path in ("README.md", str(foreign), str(foreign / "web"), str(foreign / "web/compose.yml")):
        done = run(path)
        assert (done.exit_code, "there is no tree in" in done.stderr) == (2, True), path


def test_fix_of_a_piped_file_is_a_filter(project: Path) -> None:
    done = run("-", "--stdin-filename", "trees/demo/one.yml", "--fix", given=SLIP)
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


def test_hostile_files_give_a_finding_each(project: Path) -> None:
    folder = project / "trees/demo"
    bomb = [f"{name}: &{name} [*{former}, *{former}]" for former, name in pairwise("abcdefghijklmnopqrstu")]
    hostile = {
        "control.yml": (b"title: \x00\n", "B013"),
        "bom.yml": (b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(), "B013"),
        "escape.yml": (b"title: \x1b[31m\n", "B013"),
        "deep.yml": (b"[" * 10_000, "B011"),
        "deep-block.yml": (b"- " * 10_000, "B011"),
        "deep-keys.yml": (b"? " * 10_000, "B011"),
        "bomb.yml": ("\n".join(["a: &a [x, x]", *bomb]).encode(), "B010"),
        "itself.yml": (b"title: &a [*a, *a]\n", "B011"),
        "bytes.yml": (b"title: \xb4\xf2", "B002"),
        "utf16.yml": (GOOD.encode("utf-16"), "B002"),
        "half.yml": (b'title: "\\ud800"', "B003"),
        "big.yml": (b"title: " + b"x" * 2_000_000, "B012"),
        "code.yml": (b"!!python/object/apply:os.abort []", "B103"),
        "up-and-out.yml": (GOOD.replace("start: look", "start: ../../look").encode(), "B106"),
        "tag.yml": (GOOD.replace("start: look", "start: <script>").encode(), "B106"),
        "<script>.yml": (GOOD.encode(), "B109"),
        "line\nbreak.yml": (GOOD.encode(), "B109"),
        "UPPER.YML": (GOOD.encode(), "B109"),
    }
    for name, (data, _) in hostile.items():
        (folder / name).write_bytes(data)
    os.close(os.open(os.fsencode(folder) + b"/\xff.yml", os.O_CREAT))
    (folder / "folder.yml").mkdir()
    (folder / "loop.yml").symlink_to("loop.yml")
    (folder / "gone.yml").symlink_to("nowhere.yml")
    (folder / "endless.yml").symlink_to("/dev/zero")
    (folder / "up").symlink_to("..")
    os.mkfifo(folder / "pipe.yml")
    expected = {name.replace("\n", "\ufffd"): [code] for name, (_, code) in hostile.items()} | {"\ufffd.yml": ["B109"]}
    expected |= {name: ["B001"] for name in ("folder.yml", "loop.yml", "gone.yml", "endless.yml", "up", "pipe.yml")}
    for format_ in ("text", "json", "sarif", "junit", "github"):
        assert run("--format", format_).exit_code == 1
    found: dict[str, list[str]] = {}
    for finding in json.loads(run("--format", "json").stdout)["findings"]:
        found.setdefault(Path(finding["path"]).name, []).append(finding["code"])
    assert found == expected


def test_a_page_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    """Its text would be published; a link within the project is as good as the file."""
    project = small(tmp_path / "project")
    (tmp_path / "secret.md").write_text("# 密\n", "utf-8")
    for link, target in {"out.md": "secret.md", "picture.png": "secret.md", "folder": "."}.items():
        (project / "docs" / link).symlink_to(tmp_path / target)
    (project / "docs/in.md").symlink_to(project / "docs/about.md")
    sources = {source.path: source.fault for source in files.read_project(project)}
    told = {path for path, fault in sources.items() if fault and "leads out of the project" in fault.message}
    assert told == {"docs/out.md", "docs/picture.png", "docs/folder"}
    assert sources["docs/in.md"] is None


def test_windows_line_ends_and_one_byte_order_mark_are_no_fault(project: Path) -> None:
    for text in (GOOD.replace("\n", "\r\n"), GOOD.replace("\n", "\r"), "\ufeff" + GOOD):
        (project / "trees/demo/one.yml").write_bytes(text.encode())
        assert codes(run("--format", "json")) == []


def test_a_file_that_vanishes_before_it_is_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vanishing = project / "trees/demo/two.yml"
    vanishing.write_text(GOOD, "utf-8")

    def read(file: str, name: str) -> Source:
        vanishing.unlink(missing_ok=True)
        return read_source(file, name)

    monkeypatch.setattr(files, "read_source", read)
    (found,) = json.loads(run("--format", "json").stdout)["findings"]
    assert (found["code"], found["path"]) == ("B001", "trees/demo/two.yml")
    assert found["message"] == "cannot be read: No such file or directory"
