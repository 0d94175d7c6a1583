"""`mkdocs serve` shows an edited tree without being asked."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.project import ROOT, copy_to

PAGE = "trees/device/printer-fault.html"


def test_an_edited_tree_is_shown(tmp_path: Path) -> None:
    project = copy_to(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = (tmp_path / "serve.log").open("w+")
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    serving = subprocess.Popen(command, cwd=project, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        assert wait_for(f"http://{address}/{PAGE}", "打印机故障"), log_of(log.name)
        tree = project / "trees/device/printer-fault.yml"
        tree.write_text(tree.read_text("utf-8").replace("title: 打印机故障", "title: 打印机又坏了"), "utf-8")
        assert wait_for(f"http://{address}/{PAGE}", "打印机又坏了"), log_of(log.name)
    finally:
        serving.terminate()
        serving.wait(10)
        log.close()


def wait_for(url: str, words: str, seconds: float = 240) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(url) as response:
                if words in response.read().decode():
                    return True
        except URLError:
            pass
        time.sleep(0.3)
    return False


def log_of(name: str) -> str:
    return Path(name).read_text("utf-8")
