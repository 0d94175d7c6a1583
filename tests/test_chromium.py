"""Which browser the tests take of those that are there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import chromium

FULL, SHELL = "chromium-7/chrome-linux64/chrome", "chromium_headless_shell-7/linux64/chrome-headless-shell"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One without browsers; its folders `path` and `playwright` are where they would be."""
    (tmp_path / "path").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.delenv("TREES_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "_playwrights", lambda: tmp_path / "playwright" / FULL)
    return tmp_path


def put(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(0o755)
    return os.fspath(file)


def test_one_without_windows_comes_first_and_one_that_is_named_before_all(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chromium.find() is None
    for place in (f"playwright/{FULL}", "path/chromium", f"playwright/{SHELL}", "path/chromium-headless-shell"):
        found = put(machine / place)
        assert chromium.find() == found
    own = os.fspath(machine / f"playwright/{FULL}")
    (machine / "path/chromium-headless-shell").unlink()
    assert chromium.find(own) == os.fspath(machine / f"playwright/{SHELL}")
    monkeypatch.setenv("TREES_CHROMIUM", "/some/other")
    assert chromium.find() == "/some/other"


@pytest.mark.parametrize(
    ("there", "brought"),
    [
        ("path/chromium-headless-shell", []),
        (f"playwright/{SHELL}", []),
        ("path/chromium", ["chromium-headless-shell"]),
        ("", ["chromium-headless-shell", "chromium"]),
    ],
)
def test_one_without_windows_is_brought_and_one_with_them_will_do(
    machine: Path, monkeypatch: pytest.MonkeyPatch, there: str, brought: list[str]
) -> None:
    """On a machine where nothing can be brought but the system's full one."""
    asked: list[str] = []

    def apt(package: str) -> None:
        asked.append(package)
        if package != "chromium":
            raise OSError("no such package")
        put(machine / "path/chromium")

    monkeypatch.setattr("tests.system.apt", apt)
    expected = put(machine / there) if there else os.fspath(machine / "path/chromium")
    assert chromium.bring() == expected
    assert asked == brought


def test_whoever_has_a_playwright_starts_no_second(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one runs, another is refused."""
    monkeypatch.setattr(chromium, "_playwrights", lambda: pytest.fail("a second one"))
    own = put(machine / f"playwright/{FULL}")
    assert chromium.find(own) == own
