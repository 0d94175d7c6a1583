"""`trees init` begins a site of another trade, out of an installed wheel, outside any checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT, trees

CHINESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def test_what_is_there_already_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = trees(tmp_path, "init")
    assert done.returncode == 2
    assert "is not empty: it holds `notes.txt`" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_site_is_clean(tmp_path: Path, language: str) -> None:
    assert trees(tmp_path, "init", "guide", "--language", language).returncode == 0
    checked = trees(tmp_path / "guide", "check")
    assert (checked.returncode, checked.stdout) == (0, "No findings in 9 files.\n")


def test_english_files_hold_no_chinese() -> None:
    for file in (ROOT / "build_tools/starter/en").rglob("*"):
        assert not file.is_file() or not CHINESE.search(file.read_text("utf-8")), file


def test_a_wheel_holds_all_that_a_site_needs(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "-q"]
    options = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", *options, "-w", str(tmp_path), str(ROOT)], check=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    subprocess.run([*pip, "install", *options, "--target", str(installed), str(wheel)], check=True, timeout=120)
    guide = tmp_path / "guide"
    guide.mkdir()
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    for arguments in (["init"], ["build", "--out", "out"]):
        command = [sys.executable, "-m", "build_tools", *arguments]
        done = subprocess.run(command, cwd=guide, env=env, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
    assert (guide / "out/cards/machine/no-power.pdf").read_bytes().startswith(b"%PDF")
