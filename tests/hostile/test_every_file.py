"""Hostile text in every text of every kind of file, built as ever and opened in a browser: nothing of it is alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import project
from tests.hostile.opened import opened
from tests.hostile.written import FREE, everywhere
from tests.site.hosting import host
from tests.whole import whole


@pytest.mark.browser
@pytest.mark.parametrize("seed", [1])
def test_nothing_of_it_comes_alive(browser: Browser, tmp_path: Path, seed: int) -> None:
    files, spoiled = everywhere(seed)
    assert {path: spoiled.get(path, 0) for path, least in FREE.items() if spoiled.get(path, 0) < least} == {}
    folder = whole(tmp_path / "project")
    for path, text in files.items():
        (folder / path).write_text(text, "utf-8")
    for command in (("editions", "--record"), ("site",)):
        done = project.trees(folder, *command)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert [path for path in tmp_path.rglob("*xss*") if path.is_file()] == []
    site = folder / "site"
    with host(site) as there, opened(browser, there.root) as page:
        pages = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
        assert {name: alive for name in pages if (alive := page.alive(name))} == {}
