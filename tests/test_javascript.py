"""The scripts of the site are judged: what is misspelt in one is told, and a machine without node says so."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests import javascript, npm
from tests.project import ROOT

LEFT_OUT = not npm.TOOLS.exists() and os.environ.get("CI") != "true"


@pytest.mark.skipif(LEFT_OUT, reason="LEFT OUT: the tools come with `make lint`")
def test_a_name_that_is_not_there_is_told(tmp_path: Path) -> None:
    script = tmp_path / "guard.js"
    text = (ROOT / "build_tools/assets/web/wizard/guard.js").read_text("utf-8")
    script.write_text(f"{text}\nGaurd.of;\n", "utf-8")
    options = ["--allowJs", "--checkJs", "--noEmit", "--target", "ES2020", "--lib", "ES2022,DOM", str(script)]
    found = subprocess.run([str(npm.TOOLS / "tsc"), *options], capture_output=True, text=True, check=False)
    assert "Gaurd" in found.stdout
    assert found.returncode != 0


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_node_it_is_said_and_under_ci_refused(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "/nonexistent")
    assert javascript.main() == code
    assert "LEFT OUT: the site's scripts" in capsys.readouterr().err
