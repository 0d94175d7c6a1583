"""A real nginx with the project's own configuration, brought like the browser; says loudly where none can be had."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import system
from tests.project import ROOT

PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static", "brotli")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def find() -> str | None:
    """The path of an nginx that is there."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def bring() -> str | None:
    """Find one, or install it."""
    if find() is None or not BROTLI.exists():
        for package in PACKAGES:
            system.attempt(lambda name=package: system.apt(name))  # type: ignore[misc] # a default binds the loop's value
    return find()


@contextmanager
def serving(site: Path, folder: Path, under: str = "/") -> Iterator[str]:
    """Serve a built site by `deploy/nginx.conf`, from `folder`, under a path; the site's address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = folder / "root"
    place = root / under.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(site, place, dirs_exist_ok=True)
    settings = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    for said, here in (
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("root site;", f"root {root};"),
        ("/tmp/nginx", str(folder / "nginx")),
        ("error_page 404 /404.html;", f"error_page 404 {under}404.html;"),
    ):
        assert said in settings
        settings = settings.replace(said, here)
    file = folder / "nginx.conf"
    file.write_text(settings, "utf-8")
    if BROTLI.exists():
        for name in ("brotli.conf", "brotli-module.conf"):
            shutil.copy(ROOT / "deploy" / name, folder / name)
    program = find()
    assert program
    user = ["-g", "daemon off; user root;"] if os.geteuid() == 0 else ["-g", "daemon off;"]
    process = subprocess.Popen([program, "-p", str(folder), "-c", str(file), *user], stderr=subprocess.PIPE)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, process.stderr and process.stderr.read().decode()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{under}"
    finally:
        process.terminate()
        process.wait(20)
        if process.stderr:
            process.stderr.close()


def main() -> None:
    """Bring one; without one, fail in CI and warn elsewhere."""
    system.told(bring(), "web server", "NO NGINX: its tests will be LEFT OUT.")


if __name__ == "__main__":
    main()
