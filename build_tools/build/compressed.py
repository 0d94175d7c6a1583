"""Ready-made gzip and brotli beside the files of a built site, for servers that send them as they are."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".txt")
_WORTH_IT = 256
"""Bytes; what is shorter fits into one packet as it is."""


def compress(site: Path) -> dict[str, int]:
    """Pack every text of a site; how many files of each kind were written. Without the program `brotli`, gzip alone."""
    brotli = shutil.which("brotli")
    done = {"gzip": 0, "brotli": 0 if brotli else -1}
    for file in _texts(site):
        data = file.read_bytes()
        Path(f"{file}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
        done["gzip"] += 1
        if brotli:
            subprocess.run([brotli, "-q", "11", "-f", "-o", f"{file}.br", str(file)], check=True)
            done["brotli"] += 1
    return done


def _texts(site: Path) -> Iterator[Path]:
    files = sorted(file for file in site.rglob("*") if file.suffix in TEXT and file.is_file())
    yield from (file for file in files if file.stat().st_size >= _WORTH_IT)
