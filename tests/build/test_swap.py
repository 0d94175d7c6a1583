"""Whoever looks sees the old folder or the new one, whole."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from build_tools.build import swap as publish

BUSY = """
import sys, pathlib
sys.path.insert(0, {root!r})
from build_tools.build.swap import swap_in, workshop
target = pathlib.Path({target!r})
number = 0
while True:
    number += 1
    built = workshop(target)
    for name in range(20):
        (built / f"{{name}}").write_text(str(number))
    swap_in(built, target)
"""


def test_a_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for content in ("one", "two"):
        built = publish.workshop(target)
        (built / "index.html").write_text(content)
        publish.swap_in(built, target)
        assert (target / "index.html").read_text() == content
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_killed_at_any_moment_the_folder_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    code = BUSY.format(root=str(Path(publish.__file__).parents[2]), target=str(target))
    for wait in (0.0, 0.003, 0.011, 0.02):
        busy = subprocess.Popen([sys.executable, "-c", code])
        while not target.exists():
            time.sleep(0.01)
        time.sleep(0.2 + wait)
        busy.kill()
        busy.wait()
        assert len({(target / str(name)).read_text() for name in range(20)}) == 1
    publish.workshop(target).rmdir()
    assert [path.name for path in tmp_path.iterdir()] == ["site"], "leftovers of the killed are swept away"


def test_a_running_build_is_left_alone(tmp_path: Path) -> None:
    mine = publish.workshop(tmp_path / "site")
    publish.workshop(tmp_path / "site")
    assert mine.exists()
    assert str(os.getpid()) in mine.name
