"""A page whose Markdown is as it was is not rendered again, and nothing is missed for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from build_tools.build import pipeline
from build_tools.build.mkdocs_site import build_site
from build_tools.build.output import MANIFEST
from build_tools.build.press import Press
from build_tools.cache import Cache
from tests import project

TREE = "trees/till/check-last.yml"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.small(tmp_path_factory.mktemp("rendered"))


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that MkDocs renders from now on."""
    found: list[str] = []
    ours = Page.render

    def render(page: Page, config: MkDocsConfig, files: Files) -> None:
        found.extend([page.file.src_uri] if page.markdown else [])
        ours(page, config, files)

    monkeypatch.setattr(Page, "render", render)
    return found


def test_the_second_time_nothing_is_rendered_and_every_byte_is_the_same(sites: Path, rendered: list[str]) -> None:
    build_site(sites, sites / "one")
    assert "index.md" in rendered and len(rendered) > 6
    rendered.clear()
    build_site(sites, sites / "two")
    assert not rendered
    one, two = (project.snapshot(sites / name) for name in ("one", "two"))
    assert one == two and MANIFEST in one


def test_an_edited_hint_renders_its_page(sites: Path, rendered: list[str]) -> None:
    build_site(sites, sites / "site")
    rendered.clear()
    tree = sites / TREE
    text = tree.read_text("utf-8")
    assert "hint: " in text
    tree.write_text(text.replace("hint: ", "hint: 又", 1), "utf-8")
    build_site(sites, sites / "site")
    assert rendered == [TREE.replace(".yml", ".md")]
    tree.write_text(text, "utf-8")


def test_a_link_that_leads_nowhere_is_told_each_time(sites: Path, caplog: pytest.LogCaptureFixture) -> None:
    """By MkDocs, where the rules have not looked."""
    page, goal, settings = sites / "docs/linking.md", sites / "docs/goal.md", sites / "mkdocs.yml"
    configuration = settings.read_text("utf-8")
    settings.write_text(configuration + "\nnot_in_nav: /*\n", "utf-8")

    def told() -> str:
        caplog.clear()
        press = Press(pipeline.load(sites), "https://guide.example/", Cache(sites / ".cache" / "trees"))
        try:
            build_site(sites, sites / "site", press)
        except Abort:
            return caplog.text
        return ""

    goal.write_text("# Goal\n\n## Part {#part}\n", "utf-8")
    page.write_text("# Linking\n\n[there](goal.md#part)\n", "utf-8")
    assert [told(), told()] == ["", ""]
    goal.write_text("# Goal\n", "utf-8")
    assert all("does not contain an anchor '#part'" in said for said in (told(), told()))
    goal.unlink()
    assert all("'goal.md#part'" in said for said in (told(), told()))
    page.unlink()
    assert not told()
    settings.write_text(configuration, "utf-8")


def test_other_plug_ins_see_every_page(sites: Path, rendered: list[str]) -> None:
    """What another plug-in does to a page's Markdown is not known, so nothing is taken from before."""
    build_site(sites, sites / "site")
    rendered.clear()
    file = sites / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("plugins: [trees]", "plugins: [trees, search]"), "utf-8")
    assert "search" in file.read_text("utf-8")
    build_site(sites, sites / "site")
    assert "index.md" in rendered
    file.write_text(text, "utf-8")
