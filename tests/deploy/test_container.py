"""The container file by the rules of hadolint, and by what it promises: no rights, nothing of the builder left in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT

FILE = ROOT / "deploy" / "Containerfile"


def test_hadolint_has_nothing_to_say() -> None:
    found = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip("LEFT OUT: hadolint has no wheel for this machine")
    done = subprocess.run([found, "--no-color", str(FILE)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_it_serves_as_a_user_without_rights_and_copies_files_that_are_there() -> None:
    stages = re.split(r"^FROM ", FILE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(stages) == 2
    assert [re.findall(r"^USER (\d+)$", stage, re.MULTILINE)[-1] != "0" for stage in stages] == [True, True]
    copied = re.findall(r"^COPY (?!--)(.*) \S+$", stages[1], re.MULTILINE)
    assert copied and all((ROOT / name).is_file() for line in copied for name in line.split())
    assert re.search(r"^COPY --from=build \S+/site ", stages[1], re.MULTILINE)
