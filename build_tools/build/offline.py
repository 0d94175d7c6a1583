"""The service worker of a finished site, whichever engine has put it together."""

from __future__ import annotations

from pathlib import Path

from build_tools.targets import paths
from build_tools.targets.offline import web_app


def add_worker(site: Path) -> int:
    """Put the worker, which lists everything that is there, and its packs into a site; how many files it stores."""
    places = ((file.relative_to(site).as_posix(), file) for file in site.rglob("*") if file.is_file())
    files = {path: file.read_bytes() for path, file in places if web_app.stored(path)}
    for path, data in {**web_app.packs(files), paths.WORKER: web_app.service_worker(files)}.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(data)
    return len(files)
