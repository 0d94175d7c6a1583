"""What a build of the preview makes, and what it tells."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

from build_tools.build.mkdocs_site import build_site
from build_tools.preview.site import PreviewSite
from tests import project

PAGE = "trees/till/no-receipt.md"
TREE = "trees/till/no-receipt.yml"


@pytest.fixture
def site(tmp_path: Path) -> PreviewSite:
    made = PreviewSite(project.small(tmp_path / "project"), tmp_path / "out", "http://127.0.0.1:8000/")
    made.build()
    assert not made.report.errors, made.report.text
    return made


def edit(site: PreviewSite, name: str, old: str, new: str) -> None:
    file = site.root / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    site.build()


def test_nothing_is_made_again_where_nothing_changed(site: PreviewSite) -> None:
    assert PAGE in site.rendered and len(site.rendered) > 5
    site.build()
    assert site.rendered == []


def test_an_edited_step_makes_its_own_page_alone(site: PreviewSite) -> None:
    edit(site, TREE, "hint: ", "hint: 现在")
    assert site.rendered == [PAGE]
    assert "现在" in (site.folder / "trees/till/no-receipt.html").read_text("utf-8")


def test_what_stands_on_every_page_makes_every_page(site: PreviewSite) -> None:
    everything = len([*site.folder.rglob("*.html")]) - 1  # 404.html is no page
    edit(site, "mkdocs.yml", "site_name: ", "site_name: The new ")
    assert len(site.rendered) == everything


def test_a_page_that_is_gone_is_gone(site: PreviewSite) -> None:
    assert (site.folder / "about.html").exists()
    edit(site, TREE, "    hint: 详见[关于](../../about.md)。\n", "")
    (site.root / "docs/about.md").unlink()
    edit(site, "mkdocs.yml", "  - 关于: about.md\n", "")
    assert not (site.folder / "about.html").exists()


def test_cards_and_charts_are_made_when_they_are_asked_for(site: PreviewSite) -> None:
    assert not (site.folder / "cards/till/no-receipt.pdf").exists()
    card, chart = site.asked_for("cards/till/no-receipt.pdf"), site.asked_for("trees/till/no-receipt.svg")
    assert card is not None and card.startswith(b"%PDF")
    assert chart is not None and b"<svg" in chart
    assert site.asked_for("cards/till/no-such.pdf") is None


def test_a_broken_tree_leaves_the_pages_as_they_are(site: PreviewSite) -> None:
    before = project.snapshot(site.folder)
    edit(site, TREE, "start: ", "start: no-such-")
    assert site.report.errors == 1 and "B201" in site.report.text
    assert project.snapshot(site.folder) == before


def test_warnings_are_told_and_the_page_is_made(site: PreviewSite) -> None:
    edit(site, TREE, "ask: 打印机里还有纸吗？", "ask: 打印机里还有纸吗")
    assert site.report.errors == 0 and site.report.warnings == 1 and "B307" in site.report.text
    assert site.rendered


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("mkdocs.yml", "site_name: ", "site_name: [", "mkdocs.yml"),
        ("mkdocs.yml", "plugins: [trees]", "plugins: []", "plug-in"),
        ("mkdocs.yml", "\nnav:", "\nnav: 5\nformer:", "nav"),
    ],
)
def test_what_is_wrong_with_the_settings_is_told_and_survived(
    site: PreviewSite, name: str, old: str, new: str, told: str
) -> None:
    before = (site.root / name).read_text("utf-8")
    edit(site, name, old, new)
    assert site.report.errors == 1 and told in site.report.text
    (site.root / name).write_text(before, "utf-8")
    site.build()
    assert not site.report.errors


def test_a_build_in_the_same_process_knows_nothing_of_it(site: PreviewSite, tmp_path: Path) -> None:
    other = project.small(tmp_path / "other")
    tree = other / TREE
    tree.write_text(tree.read_text("utf-8").replace("装一卷新纸", "换一卷新纸"), "utf-8")
    build_site(other, tmp_path / "built")
    assert "换一卷新纸" in (tmp_path / "built/trees/till/no-receipt.html").read_text("utf-8")
    assert (tmp_path / "built/sw.js").exists()
    assert "装一卷新纸" in (site.folder / "trees/till/no-receipt.html").read_text("utf-8")


def test_a_dead_link_in_a_page_is_told(site: PreviewSite) -> None:
    edit(site, "docs/about.md", "# ", "[there](no-such.md)\n\n# ")
    assert "no-such.md" in site.report.text


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = project.trees(project.small(tmp_path), "serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr == f"Error: port {port} is taken; name another: make serve PORT={port + 1}\n"


def test_make_hands_the_port_on() -> None:
    made = subprocess.run(
        ["make", "-n", "serve", "PORT=8123"], cwd=project.ROOT, capture_output=True, text=True, check=True
    )
    assert "serve --port 8123" in made.stdout
