"""The terminal that a stamped card's code names: told on the page and in the record, kept nowhere else."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from build_tools.model.forest import Forest
from build_tools.targets import paths
from tests.site.test_wizard import context, follow, page  # noqa: F401 # fixtures
from tests.site.walking import tap
from tests.walks import left_by_goto, way_to

pytestmark = pytest.mark.browser

TREE = "payment/still-unclear"


def test_the_hotline_is_told_the_number(page: Page, served: str, forest: Forest) -> None:  # noqa: F811
    page.add_init_script(
        "navigator.clipboard.writeText = (text) => { window.pasteboard = text; return Promise.resolve(); }"
    )
    tree = forest.trees[TREE]
    end = next(end for end in tree.ends() if end.bring)
    page.goto(f"{served}/{paths.page(TREE)}?e=0a1b2c3d&t=T1-0a")
    assert page.locator(".wizard-bar .terminal").inner_text() == "终端 T1-0a"
    follow(page, way_to(tree, end.id.value))
    page.reload()
    assert page.locator(".wizard-bar .terminal").inner_text() == "终端 T1-0a"
    page.get_by_role("button", name="复制记录").click()
    page.get_by_text("已复制").wait_for()
    said = page.evaluate("window.pasteboard")
    assert "\n终端 T1-0a\n" in said
    assert "?" not in said.splitlines()[-1]
    assert "T1-0a" not in page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, window.name])")


def test_it_goes_along_into_other_trees_and_back_to_the_start(
    page: Page,  # noqa: F811
    served: str,
    forest: Forest,
) -> None:
    tree, goto = left_by_goto(forest)
    page.goto(f"{served}/{paths.page(tree.id)}?t=10086123")
    follow(page, way_to(tree, goto.id.value))
    page.wait_for_url(f"**/{paths.page(goto.ref.tree)}*")
    assert page.locator(".wizard-bar .terminal").inner_text() == "终端 10086123"
    tap(page, page.locator(".wizard-bar .restart"))
    page.wait_for_url(f"**/{paths.page(tree.id)}?t=10086123")
    assert page.locator(".wizard-bar .terminal").inner_text() == "终端 10086123"
    page.goto(f"{served}/{paths.page(goto.ref.tree)}")
    assert page.locator(".wizard-bar .terminal").count() == 0


@pytest.mark.parametrize("said", ["", "<img src=x onerror=alert(1)>", "12 34", "-1", "7" * 33, "打这个号"])
def test_what_is_no_number_of_a_terminal_is_not_shown(page: Page, served: str, said: str) -> None:  # noqa: F811
    page.goto(f"{served}/{paths.page(TREE)}?e=0a1b2c3d&t={quote(said)}")
    page.locator(".wizard-bar .left").wait_for()
    assert page.locator(".wizard-bar .terminal").count() == 0
    assert page.locator(".content img[src=x]").count() == 0
