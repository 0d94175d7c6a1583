"""What a change means for a merchant, told of five crafted histories."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_tools.compare.paths import path_changes
from build_tools.compare.steps import changes
from build_tools.load.revision import NoRevision, read_revision
from build_tools.model.tree import Tree
from tests.compare import histories
from tests.compare.histories import EXPECTED, FORMATS, HISTORIES, begun, commit, edit, invoke
from tests.forests import forest_of
from tests.project import small


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return begun(tmp_path / "project")


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)
def test_it_is_told_so(project: Path, history: Callable[[Path], None]) -> None:
    history(project)
    found = histories.compared(project)
    for ending, render in FORMATS.items():
        expected = (EXPECTED / f"{history.__name__}.{ending}").read_text("utf-8")
        assert render(found) == expected, "read it, then run: python -m tests.compare.histories"


def test_what_is_the_same_is_told_as_that(project: Path) -> None:
    assert project.is_dir()
    done = invoke("diff", "HEAD")
    assert (done.exit_code, done.stdout) == (0, "没有谁会看得出的变化。\n")


def test_two_revisions_are_compared_both_ways(project: Path) -> None:
    histories.breach(project)
    commit(project)
    broken = invoke("diff", "HEAD~1", "HEAD")
    mended = invoke("diff", "HEAD", "HEAD~1")
    assert (broken.exit_code, mended.exit_code) == (1, 0)
    assert "现在走得到" in broken.stdout
    assert "又守住了" in mended.stdout


def test_a_project_in_a_folder_of_its_repository_is_compared_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trees-of-others").mkdir()
    project = small(tmp_path / "inner")
    histories.git(tmp_path, "init", "-q")
    commit(tmp_path)
    monkeypatch.chdir(project)
    assert {source.path for source in read_revision(project, "HEAD")} >= {
        "trees/site.yml",
        "docs/about.md",
        "mkdocs.yml",
    }
    assert invoke("diff", "HEAD").exit_code == 0


@pytest.mark.parametrize("revision", ["nothing", "--output=/tmp/x"])
def test_a_revision_that_there_is_not_is_one_line(project: Path, revision: str) -> None:
    done = invoke("diff", "--", revision)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert revision in done.stderr
    with pytest.raises(NoRevision):
        read_revision(project, revision)


def test_without_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small(tmp_path / "project"))
    done = invoke("diff", "HEAD")
    assert (done.exit_code, "not a git repository" in done.stderr) == (2, True)


def test_cards_that_changed_are_printed_and_no_others(project: Path) -> None:
    assert "No card changed" in invoke("cards", "--changed", "HEAD").output
    edit(project, histories.RECEIPT, ("手写一张收据，双方签字", "手写一张收据"))
    done = invoke("cards", "--changed", "HEAD", "--out", "out")
    assert done.stdout == "Wrote 1 file to out/cards/.\n"
    assert (project / "out/cards/till/no-receipt.pdf").read_bytes().startswith(b"%PDF")


def test_charts_mark_what_is_new_gone_and_changed_by_words_and_edges(project: Path) -> None:
    histories.another_way(project)
    assert invoke("diff", "HEAD", "--charts", "charts").exit_code == 0
    assert [file.name for file in (project / "charts").rglob("*.svg")] == ["no-receipt.svg"]
    svg = ET.parse(project / "charts/till/no-receipt.svg").getroot()
    marked = {
        link.get("class", "").partition(" ")[2]: "".join(text.text or "" for text in link.iter() if text.text)
        for link in svg.iter()
        if " " in link.get("class", "") and link.get("id", "").startswith("box-")
    }
    assert set(marked) == {"added", "removed", "changed"}
    assert "新增: 撕坏了" in marked["added"]
    assert "去掉: 没纸了" in marked["removed"]
    style = "".join(element.text or "" for element in svg.iter() if element.tag.endswith("style"))
    assert ".removed .box { stroke-dasharray" in style


def tree(text: str) -> Tree:
    return forest_of({"t/a": text}, safety="").trees["t/a"]


LOOP = """\
start: look
nodes:
  look: {ask: 好了吗？, answers: {好了: done, 没好: wait, 不确定: call}}
  wait: {do: 等一会儿, next: look}
  done: {end: resolved, say: 好了。}
  call: {end: stop, say: 打电话。}
"""


def test_ways_that_go_round_are_no_further_paths() -> None:
    before = tree(LOOP)
    found = path_changes(before, tree(LOOP.replace("next: look", "next: done")), {})
    assert (found.before, found.after) == (2, 3)
    assert [parting.kind for parting in found.partings] == ["gone", "new"]


def test_a_node_that_has_another_name_is_the_same_node() -> None:
    before, after = tree(LOOP), tree(LOOP.replace("wait", "pause"))
    assert [change.part for change in changes(before, after)] == ["id"]
    assert not path_changes(before, after, {}).partings


def test_long_trees_are_compared_without_end_of_the_stack() -> None:
    count = 1500
    nodes = "".join(f"  n{i}: {{ask: 好吗？, answers: {{好: n{i + 1}, 不好: end}}}}\n" for i in range(count))
    text = f"start: n0\nnodes:\n{nodes}  n{count}: {{end: stop, say: 好。}}\n  end: {{end: stop, say: 好。}}\n"
    found = path_changes(tree(text), tree(text.replace(f"好: n{count}, 不好: end", f"好: n{count}, 还好: end")), {})
    assert (found.before, found.after) == (count + 1, count + 1)
    assert json.dumps([parting.kind for parting in found.partings]) == "[]"
