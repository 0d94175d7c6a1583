"""`trees print-run` as people run it: good lists and bad ones, runs that break off, places that hold something else."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow
import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from build_tools.audit.card import audit
from build_tools.audit.legibility import scanned
from build_tools.build import pipeline
from build_tools.cli import main
from build_tools.print_run import engine as engines
from build_tools.print_run.engine import Local, Lost
from build_tools.print_run.store import Store
from tests.print_run.terminals import HEADS, rows, text
from tests.profiles.made_up import small_project
from tests.project import ROOT, small, snapshot

RUN = ("print-run", "list.csv", "--cards", "A1,B1", "--out", "out")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tests' own site, whose cards are laid out already."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".cache").symlink_to(ROOT / ".cache")
    return small(tmp_path)


def trees(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def lines(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))


def test_each_terminal_gets_its_cards_and_the_manifest_says_which(project: Path) -> None:
    (project / "list.csv").write_text(text(rows(5)), "utf-8")
    done = trees(*RUN)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("10 cards for 5 terminals in ")
    assert "0 rows were left out" in done.stdout
    told = lines(project / "out/manifest.csv")
    assert [line["line"] for line in told] == ["2", "3", "4", "5", "6"]
    for line in told:
        data = (project / "out" / line["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == line["sha256"]
        assert line["file"] == f"000001/{line['terminal']}.pdf"
        assert [edition.split(":")[0] for edition in line["editions"].split()] == ["A1", "B1"]
    assert not (project / "out/parts").exists()
    again = trees(*RUN)
    assert (again.exit_code, "5 rows were there already" in again.stdout) == (0, True)


def test_bad_rows_are_told_by_line_and_column_and_nothing_else_stops(project: Path) -> None:
    good = rows(12)

    def spoiled(place: int, column: str, cell: str) -> None:
        good[place] = tuple(cell if head == column else old for head, old in zip(HEADS, good[place], strict=True))

    spoiled(0, "终端号", "")
    spoiled(1, "终端号", good[2][1])
    spoiled(3, "商户号", "8.98E+14")
    spoiled(4, "商户名称", "好" * 60)
    spoiled(5, "商户名称", "店\U0001f600")
    spoiled(6, "商户名称", "店\u200b")
    spoiled(7, "联系电话", "打给张三")
    spoiled(8, "终端号", "../../etc")
    spoiled(9, "终端号", "４２")
    (project / "list.csv").write_text(text(good), "utf-8")
    done = trees(*RUN, "--per-file", "1000")
    assert done.exit_code == 1
    told = {int(line["line"]): (line["column"], line["reason"]) for line in lines(project / "out/left-out.csv")}
    assert {line: column for line, (column, _) in told.items()} == {
        2: "终端号",
        4: "终端号",
        5: "商户号",
        6: "商户名称",
        7: "商户名称",
        8: "商户名称",
        9: "联系电话",
        10: "终端号",
    }
    assert told[2][1] == "is empty"
    assert told[4][1] == "a row above it has the same"
    assert "rounded" in told[5][1]
    assert "too long" in told[6][1]
    assert "U+1F600" in told[7][1]
    assert "U+200B" in told[8][1]
    assert "张三" not in done.stderr + done.stdout
    assert "line 9: 联系电话: is not" in done.stderr
    printed = lines(project / "out/manifest.csv")
    assert [line["line"] for line in printed] == ["3", "11", "12", "13"]
    assert printed[1]["terminal"] == "42"
    assert {line["file"] for line in printed} == {"cards-000001.pdf"}
    assert len({line["first_page"] for line in printed}) == 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_lists_as_spreadsheets_save_them(project: Path, encoding: str) -> None:
    (project / "list.csv").write_text(text([row for row in rows(3) if "é" not in row[2]]).replace(",", "\t"), encoding)
    done = trees(*RUN)
    assert done.exit_code == 0, done.stderr
    assert ("read as GB18030" in done.stderr) == (encoding == "gbk")
    assert len(lines(project / "out/manifest.csv")) == 2


def test_parquet_gives_the_same_cards(project: Path) -> None:
    table = rows(4)
    (project / "list.csv").write_text(text(table), "utf-8")
    columns = {head: [row[place] for row in table] for place, head in enumerate(HEADS)}
    numbers = {"终端号": pyarrow.array(map(int, columns["终端号"])), "客服电话": pyarrow.array([95516.0] * 4)}
    parquet.write_table(pyarrow.table({**columns, **numbers}), project / "list.parquet")
    assert trees(*RUN).exit_code == 0
    done = trees("print-run", "list.parquet", *RUN[2:-1], "other")
    assert done.exit_code == 0, done.stderr
    for line in lines(project / "out/manifest.csv"):
        assert (project / "out" / line["file"]).read_bytes() == (project / "other" / line["file"]).read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd5\xff\xff\x00,1\n", "is neither in UTF-8 nor in GBK"),
        (b"PK\x03\x04rest", "is a spreadsheet"),
        (b"PAR1 but no more", "cannot be read as Parquet"),
        (b"", "there is no column `merchant`"),
        ("商户号,名称\n1,2\n".encode(), "there is no column `terminal`, or `终端号`, or `终端编号`"),
        ("商户号,终端号,TID\n1,2,3\n".encode(), "the columns `终端号` and `TID` mean the same"),
        ('商户号,终端号\n1,"2\n'.encode(), "line 2: unexpected end of data"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_clear_line(project: Path, content: bytes, said: str) -> None:
    (project / "list.csv").write_bytes(content)
    done = trees(*RUN)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "out/manifest.csv").exists()


def test_columns_that_are_not_printed_are_told(project: Path) -> None:
    (project / "list.csv").write_text(text([(*row, "x") for row in rows(1)], (*HEADS, "备注")), "utf-8")
    done = trees(*RUN)
    assert "The column `备注` is not printed." in done.stderr
    assert "The column `客服电话` is not printed." in done.stderr
    assert "店长电话" not in done.stderr


def test_what_is_asked_for_must_be_there(project: Path) -> None:
    assert "list.csv is not there" in trees(*RUN).stderr
    (project / "list.csv").write_text(text(rows(1)), "utf-8")
    assert "there is no card A9" in trees(*RUN, "--cards", "A9").stderr
    assert "wants --scheduler" in trees(*RUN, "--engine", "dask").stderr
    done = trees(*RUN, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert (done.exit_code, "no scheduler answers" in done.stderr) == (2, True), done.stderr


def test_an_address_that_leads_nowhere_is_told(project: Path) -> None:
    (project / "list.csv").write_text(text(rows(1)), "utf-8")
    for place in ("nothing://bucket/run", "s3://bucket/run"):
        done = trees(*RUN[:-1], place)
        assert done.exit_code == 2
        assert done.stderr.splitlines()[-1].startswith(f"Error: {place}: ")
        done = trees("print-run", place, *RUN[2:])
        assert done.exit_code == 2
        assert done.stderr.splitlines()[-1].startswith(f"Error: {place}: ")


def test_a_place_that_holds_something_else_is_left_alone(project: Path) -> None:
    (project / "list.csv").write_text(text(rows(2)), "utf-8")
    (project / "out").mkdir()
    (project / "out/mine.txt").write_text("mine")
    done = trees(*RUN)
    assert (done.exit_code, "holds what no print run wrote, `mine.txt`" in done.stderr) == (2, True)
    (project / "out/mine.txt").unlink()
    assert trees(*RUN).exit_code == 0
    before = snapshot(project / "out")
    done = trees(*RUN, "--cards", "A1")
    assert (done.exit_code, "holds another run: another cards" in done.stderr) == (2, True), done.stderr
    (project / "list.csv").write_text(text(rows(3)), "utf-8")
    assert "another list" in trees(*RUN).stderr
    assert snapshot(project / "out") == before


def test_a_run_that_was_killed_goes_on_to_the_same_bytes(project: Path) -> None:
    (project / "list.csv").write_text(text(rows(400)), "utf-8")
    command = [*RUN, "--per-file", "2", "--workers", "1"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-m", "build_tools", *command], cwd=project, env=env) as process:
        while process.poll() is None and not [*(project / "out").glob("parts/*5.csv")]:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    assert not (project / "out/manifest.csv").exists()
    (project / "out/cards-000001.pdf").unlink()
    done = trees(*command)
    assert done.exit_code == 0, done.stderr
    assert "rows were there already" in done.stdout
    assert trees(*command[:5], "whole", *command[6:]).exit_code == 0
    assert snapshot(project / "out") == snapshot(project / "whole")


def test_a_full_disk_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process that works for the run meets it."""
    (project / "list.csv").write_text(text(rows(2)), "utf-8")
    put = Store.put

    def full(self: Store, files: Mapping[str, bytes]) -> None:
        if any(name.endswith(".pdf") for name in files):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        put(self, files)

    monkeypatch.setattr(Store, "put", full)
    done = trees(*RUN)
    assert done.exit_code == 2
    assert "out: the disk is full. Make room; the same command goes on" in done.stderr


def _unless_killed(mark: str) -> str:
    """Die the first time, as a process does that takes too much memory."""
    file = Path(mark)
    if file.exists():
        file.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return file.name


def test_a_process_that_is_killed_takes_nothing_along(tmp_path: Path) -> None:
    marks = [tmp_path / name for name in "abcdefgh"]
    for mark in marks[::4]:
        mark.touch()
    assert sorted(Local(2).run(_unless_killed, [str(mark) for mark in marks])) == list("abcdefgh")


def _always_killed(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_processes_that_keep_dying_are_told_of() -> None:
    with pytest.raises(Lost, match="is there enough memory"):
        list(Local(1).run(_always_killed, [1, 2]))


def test_no_more_is_in_memory_than_is_soon_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    for made, _ in enumerate(Local(2).run(abs, tasks())):
        assert len(taken) <= made + 1 + 2 * engines._AHEAD


def test_a_run_says_what_it_is(project: Path) -> None:
    (project / "list.csv").write_text(text(rows(1)), "utf-8")
    assert trees(*RUN, "--paper", "a5", "--style", "steps").exit_code == 0
    run = json.loads((project / "out/run.json").read_text("utf-8"))
    assert (run["paper"], run["style"], run["number of rows in a file"]) == ("a5", "steps", 1)
    assert run["cards"].startswith("A1:")


def test_a_profiles_own_number_is_on_the_card_and_a_row_with_another_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps say it too: two numbers on one card would be one too many."""
    folder = small_project(tmp_path)
    monkeypatch.chdir(folder)
    said = ("95001", "", "95516", "９５００１")
    table = [(*row[:3], hotline, row[4]) for row, hotline in zip(rows(4), said, strict=True)]
    heads = (*HEADS[:3], "收单机构电话", HEADS[4])
    (folder / "list.csv").write_text(text(table, heads), "utf-8")
    done = trees("print-run", "list.csv", "--cards", "B1", "--out", "out", "--profile", "bank")
    assert done.exit_code == 1
    assert "Every card says 95001, as the profile has it. The column `收单机构电话` is only compared" in done.stderr
    assert "line 4: 收单机构电话: is not 95001, which the profile prints on every card" in done.stderr
    assert "95516" not in done.stderr + (folder / "out/left-out.csv").read_text("utf-8")
    told = lines(folder / "out/manifest.csv")
    assert [line["line"] for line in told] == ["2", "3", "5"]
    forest = pipeline.load(folder, "bank")
    for line in told:
        data = (folder / "out" / line["file"]).read_bytes()
        tree = forest.trees["help/call-acquirer"]
        assert audit(data, None, tree, forest).faults == ()
        with pdfium.PdfDocument(data) as pdf:
            (code,) = scanned(pdf[0])
            assert pdf[0].get_textpage().get_text_bounded().count("95001") == 2
        assert code.startswith("https://pos.harbour-bank.example/trees/help/call-acquirer.html?e=")
        assert code.endswith(f"&t={line['terminal']}")
