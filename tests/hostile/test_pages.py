"""What an author's page may not hold, proved against a browser: whatever would come alive there is refused."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from playwright.sync_api import Browser

from build_tools.build.mkdocs_site import configuration
from build_tools.build.trade import assemble, findings_of
from build_tools.load.source import Source
from build_tools.model import foreign
from tests import project
from tests.hostile.attacks import HARMLESS, IN_A_PAGE
from tests.hostile.opened import opened
from tests.project import ROOT


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    """Each attack as Markdown makes it, in a page of words."""
    config = configuration(ROOT)
    reader = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return {attack: reader.reset().convert(f"# x\n\nxx\n\n{attack}\n\nxx\n") for attack in (*IN_A_PAGE, *HARMLESS)}


@pytest.mark.browser
def test_whatever_comes_alive_in_a_browser_is_refused(browser: Browser, rendered: dict[str, str], served: str) -> None:
    seen, missed = 0, []
    with opened(browser, f"{served}/") as page:
        for attack, html in rendered.items():
            alive = page.alive(html=html)
            seen += bool(alive)
            if alive and not [*foreign.parts(html, finished=True)]:
                missed.append((attack, alive))
    assert missed == []
    assert seen > len(IN_A_PAGE) / 2, "the attacks are attacks"


def test_nearly_all_is_told_by_the_checker_already(rendered: dict[str, str]) -> None:
    missed = []
    for attack, html in rendered.items():
        forest = assemble([Source("docs/about.md", f"# x\n\n{attack}\n")])
        told = "B620" in {finding.code for finding in findings_of(forest)}
        if not told and [*foreign.parts(html, finished=True)]:
            missed.append(attack)
    assert len(missed) < 16, missed


@pytest.mark.parametrize("attack", HARMLESS)
def test_what_only_shows_is_let_in(rendered: dict[str, str], attack: str) -> None:
    assert [*foreign.parts(rendered[attack], finished=True)] == []


def test_a_build_refuses_what_the_checker_cannot_see(tmp_path: Path) -> None:
    folder = project.small(tmp_path / "project")
    page = folder / "docs/about.md"
    page.write_text(page.read_text("utf-8") + "\n<div>`<img src=x onerror=xss()>`</div>\n", "utf-8")
    done = project.trees(folder, "site")
    assert done.returncode == 1
    assert "about.md: `<img src=x onerror=xss()>` runs or loads something" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "site").exists()
