"""The wizard, as a person at the till uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from build_tools.model.forest import Forest
from build_tools.model.tree import End, Goto, Run, Tree
from build_tools.targets import labels
from build_tools.targets import paths as places
from tests.walks import Click, edges, end_for, way_to

pytestmark = pytest.mark.browser

START = "trees/receipt/receipt-missing.html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        service_workers="block", viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    context.set_default_timeout(5_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def here(page: Page) -> str:
    """The one step that is shown."""
    shown = page.locator("section.step.here")
    assert shown.count() == 1
    assert page.locator("section.step:visible").count() == 1
    return str(shown.get_attribute("data-node"))


def answer(page: Page, label: str) -> None:
    page.locator(".here a.answer", has=page.get_by_text(label, exact=True)).click()


def trail(page: Page) -> list[str]:
    return page.locator(".trail li b").all_inner_texts()


EVERY_EDGE = """(edges) => edges.map(([node, position]) => {
  const wizard = document.querySelector("tree-wizard");
  wizard.go({ node, trail: [], frames: [], memory: {} });
  document.querySelectorAll(".here a.answer")[position].click();
  return document.querySelector(".here").dataset.node;
})"""


def test_every_edge_of_every_tree(page: Page, served: str, forest: Forest) -> None:
    """From each step each of its answers is taken, and the next step is the model's."""
    for tree in forest.trees.values():
        page.goto(f"{served}/{places.page(tree.id)}")
        taken = [(n.id.value, [e.label for e in n.edges()].index(edge.label)) for n, edge in edges(tree)]
        assert page.evaluate(EVERY_EDGE, taken) == [edge.to for _, edge in edges(tree)], tree.id


def called_ways(forest: Forest) -> Iterator[tuple[Tree, Run, str, Tree, End]]:
    """For every tree that is called and every outcome that its own ends give, one `run` that comes back by it."""
    seen = set()
    for tree in forest.trees.values():
        for node in tree.nodes.values():
            for outcome, to in node.then if isinstance(node, Run) else ():
                assert isinstance(node, Run)
                found = end_for(node, outcome.value, forest)
                if found and (key := (found[0].id, found[1].id.value)) not in seen:
                    seen.add(key)
                    yield tree, node, to.value, *found


def test_run_walks_the_called_tree_and_comes_back(page: Page, served: str, forest: Forest) -> None:
    ways = list(called_ways(forest))
    assert len({called.id for _, _, _, called, _ in ways}) == len(
        {n.ref.tree for t in forest.trees.values() for n in t.nodes.values() if isinstance(n, Run)}
    )
    for tree, run, to, called, end in ways:
        page.goto(f"{served}/{places.page(tree.id)}#{run.id.value}")
        page.locator(".here .run-link").click()
        page.wait_for_url(f"**/{places.page(called.id)}*")
        for click in way_to(called, end.id.value):
            position = [e.label for e in click.node.edges()].index(click.label)
            page.locator(".here a.answer").nth(position).click()
        assert here(page) == end.id.value
        page.locator(".end-box .primary").click()
        page.wait_for_url(f"**/{places.page(tree.id)}*")
        assert here(page) == to, (tree.id, run.id.value, end.id.value)


def test_goto_goes_on_and_keeps_the_way(page: Page, served: str, forest: Forest) -> None:
    tree = next(t for t in forest.trees.values() if any(isinstance(n, Goto) for n in t.nodes.values()))
    goto = next(n for n in tree.nodes.values() if isinstance(n, Goto))
    page.goto(f"{served}/{places.page(tree.id)}")
    clicks = [c for c in way_to(tree, goto.id.value) if not isinstance(c.node, Run)]
    for click in way_to(tree, goto.id.value):
        position = [e.label for e in click.node.edges()].index(click.label)
        page.locator(".here a.answer").nth(position).click()
    page.locator(".here a.answer").click()
    page.wait_for_url(f"**/{places.page(goto.ref.tree)}*")
    there = forest.trees[goto.ref.tree]
    assert here(page) == (goto.ref.node or there.start.value)
    assert len(trail(page)) >= len(clicks)


def test_an_earlier_answer_is_changed_and_the_later_ones_are_kept(page: Page, served: str) -> None:
    page.goto(f"{served}/trees/device/printer-fault.html")
    page.locator(".here a.answer").first.click()
    taken = here(page)
    while page.locator(".here[data-kind=end]").count() == 0:
        page.locator(".here a.answer").first.click()
    end, before = here(page), trail(page)
    page.locator(".trail .change").first.click()
    assert page.locator(".here a.was").count() == 1
    answer(page, before[0])
    assert (here(page), trail(page)) == (end, before)
    page.locator(".trail .change").first.click()
    page.locator(".here a.answer:not(.was)").last.click()
    assert trail(page)[0] != before[0]
    assert taken


def test_reload_back_forward_and_deep_link(page: Page, served: str) -> None:
    page.goto(f"{served}/{START}")
    first = here(page)
    page.locator(".here a.answer").last.click()
    second, way = here(page), trail(page)
    page.reload()
    assert (here(page), trail(page)) == (second, way)
    page.go_back()
    assert (here(page), trail(page)) == (first, [])
    page.go_forward()
    assert (here(page), trail(page)) == (second, way)
    page.goto(f"{served}/trees/device/printer-fault.html#{'fixed'}")
    assert here(page) == "fixed"
    page.get_by_role("button", name="重新开始").click()
    assert (here(page), trail(page)) == ("look", [])


def test_keyboard_only(page: Page, served: str) -> None:
    page.goto(f"{served}/{START}")
    page.keyboard.press("2")
    assert trail(page) == page.locator("section[data-node=screen] .label").all_inner_texts()[1:2]
    focused = page.evaluate("document.activeElement.closest('section').dataset.node")
    assert focused == here(page), "the new question has the focus, so a screen reader says it once"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.here .run-link')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/device/printer-fault.html*")
    assert here(page) == "look"


def test_the_report_can_be_pasted(page: Page, served: str, forest: Forest) -> None:
    page.add_init_script(
        "navigator.clipboard.writeText = (text) => { window.pasteboard = text; return Promise.resolve(); }"
    )
    tree = forest.trees["payment/still-unclear"]
    end = next(end for end in tree.ends() if end.bring)
    page.goto(f"{served}/{places.page(tree.id)}")
    clicks = way_to(tree, end.id.value)
    for click in clicks:
        position = [e.label for e in click.node.edges()].index(click.label)
        page.locator(".here a.answer").nth(position).click()
    page.get_by_label(end.bring[0].value, exact=True).fill("8980 1234")
    page.get_by_role("button", name="复制排障记录").click()
    page.get_by_text("已复制").wait_for()
    lines = page.evaluate("window.pasteboard").splitlines()
    assert lines[0] == f"【排障记录】{tree.title.value}"
    assert lines[1].startswith("时间：20")
    assert lines[2 : 2 + len(clicks)] == [f"{n}. {told(click, forest)}" for n, click in enumerate(clicks, 1)]
    assert any("（注意：" in line for line in lines), "the walk should pass a guard"
    assert f"结论：{end.text.value}" in lines
    assert f"{end.bring[0].value}：8980 1234" in lines
    assert lines[-1].endswith(f"{places.page(tree.id)}#{end.id.value}")


def told(click: Click, forest: Forest) -> str:
    """A step of the record: what was asked and answered, and what was to be minded."""
    edge = next(edge for edge in click.node.edges() if edge.label == click.label)
    guards = "；".join(filter(None, (labels.guard(click.node, forest), labels.guard(edge, forest))))
    return f"{click.node.text.value} → {click.label or '做好了'}" + (f"（{guards}）" if guards else "")


def test_the_chart_shows_where_you_are(page: Page, served: str) -> None:
    page.goto(f"{served}/{START}")
    page.locator("details.chart summary").click()
    page.locator(".chart-drawn #box-screen.here").wait_for()
    page.locator(".here a.answer").last.click()
    assert page.locator(f".chart-drawn #box-{here(page)}.here").count() == 1
    assert page.locator(".chart-drawn #box-screen.way").count() == 1
    assert page.locator(".chart-drawn a.way[data-answer]").count() == 1


def test_what_is_tapped_is_large_enough(page: Page, served: str, forest: Forest) -> None:
    tree = forest.trees["payment/still-unclear"]
    end = next(end for end in tree.ends() if end.bring)
    page.goto(f"{served}/{places.page(tree.id)}#{end.id.value}")
    for tapped in page.locator("tree-wizard ~ * button, #steps .here a.answer, .end-box button, .end-box input").all():
        box = tapped.bounding_box()
        assert box
        assert box["height"] >= 44
    page.get_by_role("button", name="重新开始").click()
    for tapped in page.locator("#steps .here a.answer").all():
        box = tapped.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_from_the_disk_a_whole_walk_through_a_called_tree(page: Page, site: Path, forest: Forest) -> None:
    tree = forest.trees["receipt/receipt-missing"]
    run = next(n for n in tree.nodes.values() if isinstance(n, Run) and n.ref.tree == "device/printer-fault")
    page.goto((site / places.page(tree.id)).as_uri() + f"#{run.id.value}")
    page.locator(".here .run-link").click()
    page.wait_for_url("**/printer-fault.html*")
    called = forest.trees["device/printer-fault"]
    end = next(e for e in called.ends() if isinstance(e, End))
    for click in way_to(called, end.id.value):
        position = [e.label for e in click.node.edges()].index(click.label)
        page.locator(".here a.answer").nth(position).click()
    page.locator(".end-box .primary").click()
    page.wait_for_url("**/receipt-missing.html*")
    assert here(page) in tree.nodes
    assert len(trail(page)) == len(way_to(called, end.id.value)) + 1
