"""The command as people run it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from build_tools.build.output import MANIFEST, manifest
from build_tools.locales import locale
from build_tools.schema.shape import tree_schema
from tests.project import ROOT, small, snapshot, trees

TREE = Path("trees/till/no-receipt.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path / "project")


def test_the_fixture_site_is_clean(project: Path) -> None:
    done = trees(project, "check", "--today", "2026-11-28")
    assert done.stdout == "No findings in 10 files.\n"


def test_the_repo_is_clean() -> None:
    done = trees(ROOT, "check", "--today", "2026-11-28")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("No findings in ")
    assert done.stderr == ""


def test_freshness_is_judged_by_the_day(project: Path) -> None:
    stale = trees(project, "check", "--today", "2029-01-01", "trees/till")
    assert (stale.returncode, "B404" in stale.stdout) == (1, True)
    early = trees(project, "check", "--today", "2020-01-01", "trees/till")
    assert (early.returncode, "B403" in early.stdout) == (1, True)


def former_site(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the former site")
    (project / "site" / MANIFEST).write_bytes(manifest(["index.html"]))


def test_a_typo_stops_the_site_with_one_message_and_leaves_the_former_one(project: Path) -> None:
    former_site(project)
    file = project / TREE
    text = file.read_text("utf-8")
    file.write_text(text.replace("next: out\n", "next: outt\n"), "utf-8")
    line = next(n for n, words in enumerate(file.read_text("utf-8").splitlines(), 1) if "next: outt" in words)
    done = trees(project, "site")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("B202") == 1
    assert f"--> {TREE.as_posix()}:{line}:11" in done.stderr
    assert "help: did you mean `out`?" in done.stderr
    assert (project / "site/index.html").read_text() == "the former site"
    assert not list(project.glob(".site-*"))


def test_an_error_of_mkdocs_leaves_the_former_site(project: Path) -> None:
    former_site(project)
    (project / "docs" / "lost.md").write_text("# 迷路\n\n[去哪](nowhere.md)\n", "utf-8")
    done = trees(project, "site")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site/index.html").read_text() == "the former site"
    assert not list(project.glob(".site-*"))


def test_check_narrows_what_it_reports(project: Path) -> None:
    file = project / TREE
    file.write_text(file.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    assert trees(project, "check").returncode == 1
    assert trees(project, "check", "trees/help").returncode == 0
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
    assert made["trees/till/no-receipt.md"].startswith(b"---\ntitle: ")
    assert made["trees/till/no-receipt.svg"].startswith(b"<svg ")
    assert made["cards/till/no-receipt.pdf"].startswith(b"%PDF-")
    assert json.loads(made["api/trees/till/no-receipt.json"])["id"] == "till/no-receipt"


OUTPUTS = (("site",), ("build",), ("cards", "till/check-last"))


@pytest.mark.parametrize("command", OUTPUTS, ids=lambda command: command[0])
def test_output_lands_where_nothing_else_is_lost(project: Path, command: tuple[str, ...]) -> None:
    before = snapshot(project)
    for out in (".", "docs", "trees"):
        done = trees(project, *command, "--out", out)
        kept = {name: data for name, data in snapshot(project).items() if not name.startswith(".cache/")}
        assert {name: kept.get(name) for name in before} == before, f"{command} --out {out}"
        if command[0] != "cards":
            assert done.returncode == 2
            assert "no build of `trees` wrote" in done.stderr
            assert kept == before


def test_a_card_takes_no_other_files_place(project: Path) -> None:
    file = project / "mine/cards/till/check-last.pdf"
    file.parent.mkdir(parents=True)
    file.write_text("not a card")
    done = trees(project, "cards", "till/check-last", "--out", "mine")
    assert (done.returncode, "was not written by `trees`" in done.stderr) == (2, True)
    assert file.read_text() == "not a card"
    file.unlink()
    for _ in range(2):
        assert trees(project, "cards", "till/check-last", "--out", "mine").returncode == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_an_address_that_is_a_placeholder_is_warned_of_and_prints(project: Path) -> None:
    done = trees(project, "cards", "till/check-last")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    assert done.stderr.startswith("Warning: the site's address is https://guide.example/, a placeholder")
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("guide.example", "guide.shop.cn"), "utf-8")
    done = trees(project, "cards", "till/check-last")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_site_is_built_again_and_packed_for_a_stick(project: Path) -> None:
    assert "there is no site yet" in trees(project, "usb").stderr
    for _ in range(2):
        done = trees(project, "site")
        assert done.returncode == 0, done.stderr
        assert done.stdout == "3 trees. Open site/index.html\n"
        assert "https://guide.example/, a placeholder" in done.stderr
    for _ in range(2):
        assert trees(project, "usb", "--out", "stick.zip").returncode == 0
    with zipfile.ZipFile(project / "stick.zip") as stick:
        names = stick.namelist()
        assert stick.testzip() is None
    assert "guide/index.html" in names
    assert not [name for name in names if Path(name).name.startswith(".") or name.endswith("sw.js")]
    refused = trees(project, "usb", "--out", "docs/about.md")
    assert (refused.returncode, "was not packed by" in refused.stderr) == (2, True)
    assert (project / "docs/about.md").read_bytes().startswith(b"---")


def test_figures_of_the_trees(project: Path) -> None:
    table = trees(project, "stats").stdout.splitlines()
    assert table[0].split()[:4] == ["tree", "nodes", "ends", "questions"]
    assert [line.split()[0] for line in table[1:4]] == ["till/check-last", "till/no-receipt", "help/call-acquirer"]
    figures = {tree["id"]: tree for tree in json.loads(trees(project, "stats", "--json").stdout)["trees"]}
    assert figures["till/check-last"]["nodes"] == 6
    assert figures["till/check-last"]["worst"]["questions"] == 2
    assert figures["till/no-receipt"]["worst"]["questions"] == 6
    assert figures["till/no-receipt"]["expected"]["outcomes"].keys() <= {"resolved", "escalate", "stop"}


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
