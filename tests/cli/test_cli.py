"""The command as people run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_tools.locales import locale
from build_tools.model.forest import Forest
from build_tools.schema.shape import tree_schema
from tests.project import ROOT, copy_to, snapshot, trees

TREE = Path("trees/receipt/receipt-missing.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_to(tmp_path)


def test_the_repo_is_clean() -> None:
    done = trees(ROOT, "check", "--today", "2026-11-28")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("No findings in ")
    assert done.stderr == ""


def test_freshness_is_judged_by_the_day() -> None:
    stale = trees(ROOT, "check", "--today", "2029-01-01", "trees/receipt")
    assert (stale.returncode, "B404" in stale.stdout) == (1, True)
    early = trees(ROOT, "check", "--today", "2020-01-01", "trees/receipt")
    assert (early.returncode, "B403" in early.stdout) == (1, True)


def test_a_typo_stops_the_site_with_one_message_and_leaves_the_former_one(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the former site")
    file = project / TREE
    text = file.read_text("utf-8")
    file.write_text(text.replace("next: got\n", "next: gott\n"), "utf-8")
    line = next(n for n, words in enumerate(file.read_text("utf-8").splitlines(), 1) if "next: gott" in words)
    done = trees(project, "site")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("B202") == 1
    assert f"--> {TREE.as_posix()}:{line}:11" in done.stderr
    assert "help: did you mean `got`?" in done.stderr
    assert snapshot(project / "site") == {"index.html": b"the former site"}
    assert not list(project.glob(".site-*"))


def test_an_error_of_mkdocs_leaves_the_former_site(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the former site")
    (project / "docs" / "lost.md").write_text("# 迷路\n\n[去哪](nowhere.md)\n", "utf-8")
    done = trees(project, "site")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == {"index.html": b"the former site"}
    assert not list(project.glob(".site-*"))


def test_check_narrows_what_it_reports(project: Path) -> None:
    file = project / TREE
    file.write_text(file.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    assert trees(project, "check").returncode == 1
    assert trees(project, "check", "trees/device").returncode == 0
    assert trees(project, "check", str(TREE)).returncode == 1


def test_outside_a_project_it_says_what_is_missing(tmp_path: Path) -> None:
    done = trees(tmp_path, "build", "--out", "x")
    assert done.returncode == 2
    assert "no folder called trees/" in done.stderr
    assert not (tmp_path / "x").exists()


def test_build_writes_ordinary_files(project: Path) -> None:
    done = trees(project, "build", "--out", "out")
    assert done.returncode == 0, done.stderr
    made = snapshot(project / "out")
    assert made["trees/receipt/receipt-missing.md"].startswith(b"---\ntitle: ")
    assert made["trees/receipt/receipt-missing.svg"].startswith(b"<svg ")
    assert made["cards/receipt/receipt-missing.pdf"].startswith(b"%PDF-")
    assert json.loads(made["api/trees/receipt/receipt-missing.json"])["id"] == "receipt/receipt-missing"


def test_the_committed_schema_is_the_one_that_validates(forest: Forest) -> None:
    committed = json.loads((ROOT / "trees" / "tree.schema.json").read_text("utf-8"))
    assert committed == tree_schema(forest.locale.part("schema"), forest.site.roles), (
        "run: trees schema > trees/tree.schema.json"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_key_of_a_tree_is_described_to_whoever_edits_it(language: str) -> None:
    schema = tree_schema(locale(language).part("schema"))
    for name, shape in [("TreeShape", schema), *schema["$defs"].items()]:
        for key, value in shape.get("properties", {}).items():
            assert value.get("description"), (name, key)


def test_explain_knows_every_rule() -> None:
    codes = [line.split()[0] for line in trees(ROOT, "rules").stdout.splitlines()]
    assert len(codes) > 20
    assert "Why: " in trees(ROOT, "explain", codes[0]).stdout
    wrong = trees(ROOT, "explain", "B999")
    assert (wrong.returncode, "there is no rule B999" in wrong.stderr) == (2, True)
