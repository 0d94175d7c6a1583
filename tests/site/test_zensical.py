"""Zensical, which follows Material for MkDocs, makes the same site: the same pages, finder, walk and worker."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import project
from tests.project import trees
from tests.site.hosting import host
from tests.site.stored import until_stored

ONLY_MKDOCS = {".trees-build", "sitemap.xml.gz"}
"""A list of what was built, and a sitemap that nothing asks for."""
CHANGING = {"sw.js", "sitemap.xml"}
"""They name the hashes of the pages, which differ in white space."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One project, built by MkDocs and by Zensical."""
    folder = project.small(tmp_path_factory.mktemp("engines"))
    assert trees(folder, "site", "--out", "mkdocs").returncode == 0
    assert trees(folder, "build", "--zensical", "--out", "zensical").returncode == 0
    command = [sys.executable, "-m", "zensical", "build", "-f", "zensical/mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "No issues found" in done.stderr, done.stdout + done.stderr
    finished = trees(folder, "finish", "zensical/site")
    assert finished.returncode == 0, finished.stderr
    return folder / "mkdocs", folder / "zensical/site"


def files(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def page(file: Path) -> list[str]:
    """Its lines without what the engines write differently: blanks, `./`, and a word to the search of one of them."""
    text = re.sub(r'((?:src|href|data-script)=")\./', r"\1", file.read_text("utf-8")).replace(
        " data-search-exclude", ""
    )
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_it_makes_the_same_pages_and_files(both: tuple[Path, Path]) -> None:
    theirs, ours = both
    assert files(theirs) - files(ours) == ONLY_MKDOCS
    assert files(ours) <= files(theirs)
    for name in sorted(files(ours) - CHANGING):
        if name.endswith(".html"):
            assert page(ours / name) == page(theirs / name), name
        elif not name.startswith("packs/"):
            assert (ours / name).read_bytes() == (theirs / name).read_bytes(), name


@pytest.fixture
def served(both: tuple[Path, Path]) -> Iterator[str]:
    with host(both[1]) as there:
        yield there.root.rstrip("/")


@pytest.mark.browser
def test_its_finder_walk_and_worker_work(browser: Browser, served: str) -> None:
    context = browser.new_context()
    shown = context.new_page()
    shown.goto(f"{served}/index.html")
    shown.locator("symptom-finder input").first.fill("没小票")
    expect(shown.locator("symptom-finder [role=option]").first).to_be_visible()
    until_stored(shown)
    context.set_offline(True)
    shown.goto(f"{served}/trees/till/no-receipt.html")
    expect(shown.locator("section.step.here, tree-wizard section.step").first).to_be_visible()
    shown.locator("a.answer").first.click()
    expect(shown.locator("tree-wizard")).to_be_attached()
    assert "#" in shown.url
    context.close()


def test_a_folder_that_is_no_site_is_not_finished(tmp_path: Path) -> None:
    project.small(tmp_path)
    done = trees(tmp_path, "finish", "docs")
    assert done.returncode == 1 and "run `zensical build` first" in done.stderr
