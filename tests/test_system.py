"""What tests bring from the system, they bring patiently."""

from __future__ import annotations

import subprocess

import pytest

from tests import system


def test_another_installation_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[tuple[str, ...]] = []

    def busy_twice(*command: str) -> None:
        tries.append(command)
        if len(tries) < 3:
            raise subprocess.CalledProcessError(100, command, stderr=b"E: Could not get lock /var/lib/dpkg/lock")

    monkeypatch.setattr(system, "run", busy_twice)
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    system.apt("chromium")
    assert [command[1] for command in tries] == ["update", "update", "update", "install"]


def test_another_failure_is_told_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*command: str) -> None:
        raise subprocess.CalledProcessError(100, command, stderr=b"E: Unable to locate package chromium")

    monkeypatch.setattr(system, "run", broken)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    system.attempt(lambda: system.apt("chromium"))
    assert "Unable to locate package chromium" in capsys.readouterr().out
