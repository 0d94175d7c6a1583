"""What tests and benches need from the system, brought where that can be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from build_tools import typeface

_TURN, _TURNS = 5, 60
"""Seconds between two tries, and how many: another installation may take minutes."""

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{font}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def fonts(folder: Path) -> Path:
    """A configuration, for $FONTCONFIG_FILE, that knows the font of the charts and cards and no other."""
    config = folder / "fonts.conf"
    config.write_text(_FONTS.format(font=typeface.FOLDER, cache=folder / "cache"))
    return config


def apt(package: str) -> None:
    """Install a Debian package, as root and where there is such a thing."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"bringing {package} from the system's packages, once …", flush=True)
        _in_turn("apt-get", "update", "-qq")
        _in_turn("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)


def _in_turn(*command: str) -> None:
    """Run a command of the package manager, waiting for another that holds its lock."""
    for _ in range(_TURNS):
        try:
            return run(*command)
        except subprocess.CalledProcessError as error:
            if b"lock" not in error.stderr:
                raise
            time.sleep(_TURN)
    return run(*command)


def run(*command: str) -> None:
    """Run a command that asks nothing and says nothing unless it fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=600)


def attempt(work: Callable[[], None]) -> None:
    """Try it; a failure is told, not raised."""
    try:
        work()
    except subprocess.CalledProcessError as error:
        print(f"  that failed: {error.stderr.decode(errors='replace').strip().splitlines()[-1:]}", flush=True)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  that failed: {error}", flush=True)


def told(path: str | None, what: str, missing: str) -> None:
    """Say where something is that the tests need; without it, fail in CI and warn elsewhere."""
    if path:
        print(f"{what} for the tests: {path}")
        return
    print("*" * 100, missing, "*" * 100, sep="\n")
    if os.environ.get("CI") == "true":
        sys.exit("under CI=true nothing may be left out")
