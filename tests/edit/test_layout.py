"""The usual form: the same file with other blanks, comments and all, and nothing left to do a second time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_tools.edit.layout import laid_out
from build_tools.load.source import Source, decode
from tests.edit.conftest import Run
from tests.project import ROOT, snapshot

MESSY = """\


# 头
title:   打印机不出纸   # 标题
aliases: [ 没出纸,不出纸 , "a,b" ]
nodes:
  a: { ask: 还有纸吗？,answers: {没有了:   b, 还有: c} }   # 三种



  b:
    hint: |
      一行@@@


      末行
    say: "多  行
      接着，[ 不动 ]"\t
  c: [ ]
# 尾


""".replace("@", " ")
TIDY = """\
# 头
title: 打印机不出纸   # 标题
aliases: [没出纸, 不出纸, "a,b"]
nodes:
  a: {ask: 还有纸吗？, answers: {没有了: b, 还有: c}}   # 三种

  b:
    hint: |
      一行@@@


      末行
    say: "多  行
      接着，[ 不动 ]"
  c: []
# 尾
""".replace("@", " ")


def form(text: str) -> str:
    return laid_out(Source("trees/a/b.yml", text))


def test_blanks_are_put_right_and_texts_are_left_alone() -> None:
    assert form(MESSY) == TIDY
    assert form(TIDY) == TIDY


def test_line_ends_of_windows_become_those_of_the_others() -> None:
    assert form("a: 1\r\nb: 2\r\n") == "a: 1\nb: 2\n"


@pytest.mark.parametrize("text", ["a: [1, 2", "a: |+\n  x\n\n\n", "{a: 1}", "- - a\n  -   b\n", "a: &x [1]\nb: *x\n"])
def test_a_file_is_never_another_one(text: str) -> None:
    made = form(text)
    try:
        meant = yaml.safe_load(text)
    except yaml.YAMLError:
        assert made == text
    else:
        assert yaml.safe_load(made) == meant
    assert form(made) == made


FILES = sorted([*ROOT.glob("tests/rules/*/*.yml"), *ROOT.glob("trees/*/*.yml"), *ROOT.glob("docs/data/*.yml")])


def test_every_file_there_is_stays_the_same_file() -> None:
    for file in FILES:
        text = decode(file.read_bytes(), "a.yml").text
        made = form(text)
        assert form(made) == made, file


def test_the_command_changes_what_it_names_and_check_nothing(project: Path, run: Run) -> None:
    file = project / "trees/till/no-receipt.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("start: paper", "start:  paper  \n\n\n"), "utf-8")
    before = snapshot(project)
    done = run("fmt", "--check", code=1)
    assert done.output == "trees/till/no-receipt.yml\n1 file would change.\n"
    assert snapshot(project) == before
    run("fmt", "trees/help")
    assert snapshot(project) == before
    run("fmt")
    assert file.read_text("utf-8") == text.replace("start: paper", "start: paper\n")
    run("fmt", "--check")
