"""The page for whoever prints for many terminals is true: its list prints, its columns are those that are known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.build.trade import TRADE
from build_tools.cli import main
from tests.project import ROOT, small

PAGE = (ROOT / "deploy/print-run.zh-CN.md").read_text("utf-8")


def test_the_list_on_the_page_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small(tmp_path))
    (tmp_path / ".cache").symlink_to(ROOT / ".cache")
    listed = re.search(r"```csv\n(.+?)```", PAGE, re.DOTALL)
    assert listed
    Path("ten.csv").write_text(listed[1], "utf-8")
    done = CliRunner().invoke(main, ["print-run", "ten.csv", "--cards", "A1", "--out", "try"], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    assert len([*Path("try/000001").glob("*.pdf")]) == 2
    known = {spelling for column in TRADE.columns for spelling in column.spellings}
    assert set(listed[1].split("\n")[0].split(",")) <= known


def test_the_page_names_every_column() -> None:
    for column in TRADE.columns:
        assert f"`{column.key}`" in PAGE
        assert column.spellings[1] in PAGE


def test_the_options_on_the_page_are_there() -> None:
    shown = CliRunner().invoke(main, ["print-run", "--help"]).output
    for option in set(re.findall(r"(?<=[ `])--[a-z]+(?:-[a-z]+)*", PAGE)):
        assert option in shown
