"""The first minute: what `make` sets up, in what order, and what it does where something is missing or half done."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project import ROOT

PYTHON = """#!/bin/sh
echo "$(basename "$0") $* user=$PIP_USER" >> "$LOG"
case "$*" in
  *"-m venv"*)
    [ -n "$NO_VENV" ] && exit 1
    rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python && touch .venv/pip ;;
  *"pip --version"*) [ -e .venv/pip ] || exit 1 ;;
  *"pip install"*) echo "begin" >> "$LOG"; sleep 0.1; echo "end" >> "$LOG" ;;
esac
"""
"""Stands in for Python: says what it was asked, makes an environment that has pip, and installs nothing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clone that has everything but the network."""
    clone = tmp_path / "clone"
    clone.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, clone / name)
    shutil.copytree(ROOT / "requirements", clone / "requirements")
    (clone / "python3").write_text(PYTHON)
    (clone / "python3").chmod(0o755)
    return clone


def make(folder: Path, *targets: str, **env: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    log = folder / "log"
    log.write_text("")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "PIP_"))}
    command = ["make", "PYTHON=./python3", *targets]
    environment = {**clean, "LOG": str(log), **env}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    return done, log.read_text().splitlines()


def asked(log: list[str], words: str) -> int:
    return sum(words in line for line in log)


def test_an_environment_without_pip_is_made_again(folder: Path) -> None:
    """As Ctrl-C leaves it, or Debian's Python without ensurepip."""
    (folder / ".venv/bin").mkdir(parents=True)
    shutil.copy(folder / "python3", folder / ".venv/bin/python")
    done, log = make(folder, "check")
    assert done.returncode == 0, done.stderr
    assert asked(log, "-m venv --clear .venv") == 1
    assert asked(log, "pip install -q --require-hashes") == 1
    assert asked(make(folder, "check")[1], "pip install") == 0


def test_what_is_missing_is_named_and_nothing_half_done_stays(folder: Path) -> None:
    done, _ = make(folder, "check", NO_VENV="1")
    assert done.returncode != 0
    assert "apt install python3-venv" in done.stdout
    assert not (folder / ".venv").exists()


def test_two_jobs_run_one_pip_at_a_time(folder: Path) -> None:
    done, log = make(folder, "-j2", "check", "lint")
    assert done.returncode == 0, done.stderr
    assert [line for line in log if line in ("begin", "end")] == ["begin", "end"] * 4
    installs = [line for line in log if "--require-hashes" in line]
    assert [re.search(r"requirements/(\w+)\.txt", line)[1] for line in installs] == ["site", "dev"]  # type: ignore[index] # it was looked for


def test_a_persons_own_settings_of_pip_lead_nothing_astray(folder: Path) -> None:
    _, log = make(folder, "check", PIP_USER="1", PIP_TARGET="/elsewhere")
    assert asked(log, "pip install") == asked([line for line in log if "pip install" in line], "user=0") > 0


def test_a_renamed_folder_still_works(folder: Path) -> None:
    """Scripts in an environment name the folder that they were made in: none is run, modules are."""
    assert make(folder, "check")[0].returncode == 0
    moved = folder.rename(folder.with_name("renamed"))
    done, log = make(moved, "check")
    assert (done.returncode, asked(log, "pip install")) == (0, 0), done.stderr
    rules = (ROOT / "Makefile").read_text("utf-8")
    assert re.findall(r"\$\(BIN\)/(?!python\b)\S+", rules) == []
