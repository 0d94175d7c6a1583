"""Without JavaScript, by clicking answers, a person comes to every end of every tree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from build_tools.model.forest import Forest
from build_tools.model.tree import Do, Goto, Run, Tree
from build_tools.targets import paths
from tests.share import share
from tests.walks import Click, end_for, exits, way_to

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def plain_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        service_workers="block",
        java_script_enabled=False,
        reduced_motion="reduce",
        viewport={"width": 390, "height": 844},
    )
    yield context.new_page()
    context.close()


def test_every_end_of_trees(plain_page: Page, served: str, forest: Forest) -> None:
    """A page without scripts remembers nothing: a way that an earlier walk took is not taken again."""
    walked: set[str] = set()
    taken: set[tuple[str, str, str]] = set()
    for tree in share(forest.trees.values(), 7):
        for leaving in exits(tree):
            way = way_to(tree, leaving.id.value)
            while way and named(way[0]) in taken:
                way.pop(0)
            first = way[0].node if way else leaving
            plain_page.goto(f"{served}/{paths.page(tree.id)}#{first.id.value}")
            for click in way:
                take(plain_page, click, forest, walked)
            taken.update(map(named, way))
            assert arrived(plain_page, tree, leaving.id.value)
            if isinstance(leaving, Goto):
                plain_page.click(f"section[data-node='{leaving.id.value}'] a.answer")
                assert f"/{paths.page(leaving.ref.tree)}" in plain_page.url


def named(click: Click) -> tuple[str, str, str]:
    """One answer of one step of one tree."""
    return click.tree, click.node.id.value, click.label


def take(page: Page, click: Click, forest: Forest, walked: set[str]) -> None:
    """Click one answer; through a called tree, the first time, walk there to the outcome and come back by its link."""
    section = f"section[data-node='{click.node.id.value}']"
    found = end_for(click.node, click.label, forest) if isinstance(click.node, Run) else None
    if found and f"{found[0].id}#{found[1].id.value}" not in walked:
        called, end = found
        walked.add(f"{called.id}#{end.id.value}")
        page.click(f"{section} a.run-link")
        assert f"/{paths.page(called.id)}" in page.url
        for inner in way_to(called, end.id.value):
            take(page, inner, forest, walked)
        page.click(f"section[data-node='{end.id.value}'] a[data-caller='{click.tree}#{click.node.id.value}']")
    elif isinstance(click.node, Run):
        if not page.locator(f"{section} .known[open]").count():  # an earlier walk of the same page may have opened it
            page.click(f"{section} .known summary")
        page.click(f"{section} a.answer[data-outcome='{click.label}']")
    elif isinstance(click.node, Do):
        page.click(f"{section} a.answer")
    else:
        index = [edge.label for edge in click.node.edges()].index(click.label)
        page.locator(f"{section} a.answer").nth(index).click()
    assert arrived(page, forest.trees[click.tree], click.to)


def arrived(page: Page, tree: Tree, node: str) -> bool:
    """The address names the step, and the step is what the reader sees."""
    heading = page.locator(f"h2#{node}")
    return page.url.endswith(f"/{paths.page(tree.id)}#{node}") and in_view(page, heading.bounding_box())


def in_view(page: Page, box: object) -> bool:
    size = page.viewport_size
    assert isinstance(box, dict)
    assert size
    return bool(-1 <= box["y"] < size["height"])
