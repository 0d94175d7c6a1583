"""`trees serve`, and others like it, as a process of their own that a test or a bench talks to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.project import ROOT

_SAID = re.compile(r"http://127\.0\.0\.1:\d+/")


@contextmanager
def serving(folder: Path, *command: str) -> Iterator[str]:
    """Run a server in a folder, by default `trees serve`; its address, as the server says it."""
    log = (folder / "serve.log").open("w+")
    run = [sys.executable, "-m", *(command or ("build_tools", "serve", "--port", "0"))]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(run, cwd=folder, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield _address(folder / "serve.log", process)
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    while process.poll() is None:
        if found := _SAID.search(log.read_text("utf-8")):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8"))


def shows(url: str, words: str, seconds: float = 240) -> bool:
    """Whether a page comes to hold these words."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(url) as answer:
                if words in answer.read().decode():
                    return True
        except URLError:
            pass
        time.sleep(0.02)
    return False
