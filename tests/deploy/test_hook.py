"""The hook as others use it: pre-commit itself reads it from a repository of ours and stops their commits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import project
from tests.project import ROOT

TREE = "trees/till/no-receipt.yml"
CONFIGURATION = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks: [{{id: trees-check, language: system}}]
"""
"""With the hook's own `language: python` pre-commit would install the package anew, over the network."""


def git(folder: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        **dict.fromkeys(names, "a@b.example"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
    }
    return subprocess.run(["git", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=check)


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A repository of trees whose commits run the hook."""
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    git(ours, "init", "-q")
    git(ours, "add", "-A")
    git(ours, "commit", "-qm", "hooks")
    rev = git(ours, "rev-parse", "HEAD").stdout.strip()
    folder = project.small(tmp_path / "theirs")
    (folder / ".pre-commit-config.yaml").write_text(CONFIGURATION.format(repo=ours, rev=rev), "utf-8")
    (folder / ".gitignore").write_text(".cache/\n", "utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "trees")
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=folder, env=env, check=True, capture_output=True
    )
    return folder


def test_a_commit_with_a_broken_tree_is_stopped_and_a_mended_one_is_not(theirs: Path) -> None:
    file = theirs / TREE
    sound = file.read_text("utf-8")
    file.write_text(sound.replace("start: paper", "start: papre"), "utf-8")
    stopped = git(theirs, "commit", "-qam", "broken", check=False)
    assert stopped.returncode == 1
    assert "did you mean `paper`?" in stopped.stderr
    assert git(theirs, "log", "--format=%s").stdout == "trees\n"
    file.write_text(sound.replace("reviewed: ", "# looked at again\nreviewed: ", 1), "utf-8")
    assert git(theirs, "commit", "-qam", "mended").returncode == 0
    assert git(theirs, "log", "--format=%s").stdout == "mended\ntrees\n"


def test_what_is_no_tree_is_not_checked(theirs: Path) -> None:
    (theirs / "notes.txt").write_text("x\n", "utf-8")
    git(theirs, "add", "notes.txt")
    done = git(theirs, "commit", "-m", "notes")
    assert "no files to check" in done.stderr
