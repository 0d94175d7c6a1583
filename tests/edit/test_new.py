"""A new tree checks with nothing but what is left to be written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.edit.conftest import Run
from tests.project import snapshot

TODAY = ("--today", "2026-11-28")


def codes(run: Run) -> set[str]:
    done = run("check", "--format", "json", *TODAY, code=1)
    return {finding["code"] for finding in json.loads(done.stdout)["findings"]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_tree_lacks_only_its_words(project: Path, run: Run, language: str) -> None:
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("language: zh", f"language: {language}"), "utf-8")
    before = snapshot(project)
    done = run("new", "till/no-beep", *TODAY)
    assert set(snapshot(project)) - set(before) == {"trees/till/no-beep.yml"}
    assert "trees/till/no-beep.yml" in done.output
    findings = json.loads(run("check", "trees/till/no-beep.yml", "--format", "json", *TODAY, code=1).stdout)["findings"]
    assert {finding["code"] for finding in findings} == {"B332"}
    assert len(findings) == 10


def test_when_the_words_are_written_it_is_clean(project: Path, run: Run) -> None:
    run("new", "till/no-beep", *TODAY)
    file = project / "trees/till/no-beep.yml"
    text = re.sub("待写：", "", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    receipt = project / "trees/till/no-receipt.yml"
    receipt.write_text(
        receipt.read_text("utf-8").replace("help: {goto: help/call-acquirer}", "help: {goto: till/no-beep}")
    )
    assert "B332" not in codes(run)


def test_a_new_category_comes_last_and_into_the_navigation_by_hand(project: Path, run: Run) -> None:
    run("new", "stock/empty-shelf", *TODAY)
    assert "order: 30\n" in (project / "trees/stock/index.yml").read_text("utf-8")
    assert codes(run) == {"B332", "B641"}


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("till/check-last", "there is a file trees/till/check-last.yml already"),
        ("till", "is no tree's id"),
        ("Till/x", "is no tree's id"),
        ("till/con", "is no tree's id"),
        (f"till/{'x' * 61}", "is no tree's id"),
    ],
)
def test_what_cannot_be_is_refused(project: Path, run: Run, key: str, said: str) -> None:
    before = snapshot(project)
    assert said in run("new", key, code=2).output
    assert snapshot(project) == before
