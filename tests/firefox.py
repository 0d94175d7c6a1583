"""A Firefox for the tests that ask how the site does outside Chromium, driven by its own Marionette protocol.

`python -m tests.firefox` brings one and prints its path. Under CI=true a missing browser is an error.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import system

NAMES = ("firefox-esr", "firefox")
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which the protocol hands over an element."""
_PREFS = {
    "marionette.port": 0,  # any that is free; told in a file of the profile
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.aboutwelcome.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}


def find() -> str | None:
    """The path of a browser that is there: $TREES_FIREFOX, or one on the path."""
    return os.environ.get("TREES_FIREFOX") or next((path for name in NAMES if (path := shutil.which(name))), None)


class Firefox:
    """One window of a running Firefox; an error of the protocol is raised in its own words."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._read()
        self._call("WebDriver:NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "normal"}})

    def close(self) -> None:
        """End the browser."""
        self._call("Marionette:Quit", flags=["eForceQuit"])
        self._stream.close()
        self._socket.close()

    def go(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self._call("WebDriver:Navigate", url=address)

    def ask(self, script: str, *values: object) -> Any:
        """What a script in the page returns."""
        return self._call("WebDriver:ExecuteScript", script=script, args=list(values))["value"]

    def click(self, css: str) -> None:
        """Click the first visible element that a selector finds, as a person would."""
        script = "return [...document.querySelectorAll(arguments[0])].find((each) => each.offsetParent !== null)"
        element = self.ask(script, css)
        assert element, f"nothing visible is {css}"
        self._call("WebDriver:ElementClick", id=element[_ELEMENT])

    def until(self, script: str, seconds: float = 10) -> Any:
        """Wait until a script returns something; across a change of page too."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := self.ask(script):
                return found
            time.sleep(0.05)
        raise AssertionError(f"in vain: {script}\n{self.ask('return location.href + document.body.innerText')}")

    @contextmanager
    def preferring(self, **prefs: object) -> Iterator[None]:
        """Settings of the browser for a while; `__` stands for the point in their names."""
        named = {name.replace("__", "."): value for name, value in prefs.items()}
        self._prefer(named)
        try:
            yield
        finally:
            self._prefer(dict.fromkeys(named))

    def _prefer(self, prefs: dict[str, object]) -> None:
        script = """const set = { number: "setIntPref", boolean: "setBoolPref", string: "setStringPref" };
            for (const [name, value] of Object.entries(arguments[0]))
              if (value === null) Services.prefs.clearUserPref(name);
              else Services.prefs[set[typeof value]](name, value);"""
        self._call("Marionette:SetContext", value="chrome")
        self.ask(script, prefs)
        self._call("Marionette:SetContext", value="content")

    def _call(self, name: str, **parameters: object) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{name}: {error['message']}")
        return result

    def _read(self) -> Any:
        size = b""
        while (char := self._stream.read(1)) != b":":
            if not char:
                raise EOFError("Firefox has gone")
            size += char
        return json.loads(self._stream.read(int(size)))


@contextmanager
def running(path: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox without a screen, with a profile of its own that nothing outlives."""
    lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in _PREFS.items())
    (folder / "user.js").write_text("".join(lines))
    command = [path, "--headless", "--marionette", "--remote-allow-system-access", "--profile", str(folder)]
    env = {**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"}
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        firefox = Firefox(_port(folder / "MarionetteActivePort", process))
        try:
            yield firefox
        finally:
            firefox.close()
    finally:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(file: Path, process: subprocess.Popen[bytes]) -> int:
    for _ in range(1200):
        if file.exists() and (text := file.read_text()).strip():
            return int(text)
        if process.poll() is not None:
            raise RuntimeError(f"Firefox ended with {process.returncode}")
        time.sleep(0.05)
    raise RuntimeError("Firefox did not start within a minute")


def main() -> None:
    """Bring a browser; without one, fail in CI and warn elsewhere."""
    if not find():
        system.attempt(lambda: system.apt("firefox-esr"))
    missing = "NO FIREFOX: its tests will be LEFT OUT. Install firefox-esr, or set TREES_FIREFOX to one."
    system.told(find(), "second browser", missing)


if __name__ == "__main__":
    main()
