"""The wizard, as a person at the till uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from build_tools.model.forest import Forest
from build_tools.model.tree import End, Goto, Run, Tree
from build_tools.targets import labels, paths
from tests.share import share
from tests.site.walking import SETTLE, tap
from tests.site.walking import step as here
from tests.walks import Click, edges, end_for, left_by_goto, way_to

pytestmark = pytest.mark.browser

HERE = "trees/device/printer-fault.html"


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


def answer(page: Page, label: str) -> None:
    tap(page, page.locator(".here a.answer", has=page.get_by_text(label, exact=True)))


def trail(page: Page) -> list[str]:
    return page.locator(".trail li b").all_inner_texts()


PROVED = """(node) => {
  const wizard = document.querySelector("tree-wizard");
  history.replaceState(null, "", `#${node}`);
  wizard.begin();
  wizard.state.open = "";
  wizard.show(false);
}"""
"""As if a walk had come to a step all the way."""

EVERY_EDGE = f"""(edges) => edges.map(([node, position]) => {{
  const wizard = document.querySelector("tree-wizard");
  let left = null;
  wizard.leave = (state) => {{ left = state; }};
  ({PROVED})(node);
  wizard.guard.end();
  wizard.guard.last = null;
  wizard.section().querySelectorAll("a.answer")[position].click();
  return [left ? left.tree : wizard.tree, left ? left.note.text : wizard.question(wizard.section())];
}})"""


def test_every_edge_of_trees(page: Page, served: str, forest: Forest) -> None:
    """From each step each of its answers is taken; the next step is the model's, other trees are entered at once."""
    for tree in share(forest.trees.values(), 4):
        page.goto(f"{served}/{paths.page(tree.id)}")
        taken = [(n.id.value, [e.label for e in n.edges()].index(edge.label)) for n, edge in edges(tree)]
        arrived = []
        for _, edge in edges(tree):
            to = tree.nodes[edge.to]
            arrived.append([to.ref.tree if isinstance(to, Run | Goto) else tree.id, labels.says(to, forest)])
        assert page.evaluate(EVERY_EDGE, taken) == arrived, tree.id


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
    for tree, run, to, called, end in share(ways, 3):
        page.goto(f"{served}/{paths.page(tree.id)}")
        page.evaluate(PROVED, run.id.value)
        tap(page, page.locator(".here .run-link"))
        page.wait_for_url(f"**/{paths.page(called.id)}*")
        follow(page, way_to(called, end.id.value))
        assert here(page) == end.id.value
        tap(page, page.locator(".end-box .primary"))
        page.wait_for_function(
            "([id, to]) => document.querySelector('tree-wizard').state.trail.some((t) => t.node === id && t.to === to)",
            arg=[run.id.value, to],
        )


def follow(page: Page, clicks: list[Click]) -> None:
    """Take answers one after the other; through a called tree by claiming its outcome."""
    for click in clicks:
        if isinstance(click.node, Run):
            outcome = [name.value for name, _ in click.node.then].index(click.label)
            page.locator(".here .known summary").click()
            tap(page, page.locator(".here .claim").nth(outcome))
            page.wait_for_url(f"**/{paths.page(click.tree)}*")
        else:
            position = [e.label for e in click.node.edges()].index(click.label)
            tap(page, page.locator(".here .answers a.answer").nth(position))


def test_goto_goes_on_and_keeps_the_way(page: Page, served: str, forest: Forest) -> None:
    tree, goto = left_by_goto(forest)
    page.goto(f"{served}/{paths.page(tree.id)}")
    clicks = way_to(tree, goto.id.value)
    follow(page, clicks)
    page.wait_for_url(f"**/{paths.page(goto.ref.tree)}*")
    there = forest.trees[goto.ref.tree]
    assert here(page) == (goto.ref.node or there.start.value)
    assert len(trail(page)) == len(clicks)


def test_an_earlier_answer_is_changed_and_the_later_ones_are_kept(page: Page, served: str) -> None:
    """Given again are those that come up again, but none that leads to an action or an end."""
    page.goto(f"{served}/trees/device/printer-fault.html")
    while page.locator(".here[data-kind=end]").count() == 0:
        tap(page, page.locator(".here .answers a.answer").first)
    before = trail(page)
    page.locator(".trail .change").first.click()
    assert page.locator(".here a.was").count() == 1
    answer(page, before[0])
    assert trail(page) == before[: len(trail(page))]
    assert page.locator(".here[data-kind=end]").count() == 0
    page.locator(".trail .change").first.click()
    tap(page, page.locator(".here a.answer:not(.was)").last)
    assert trail(page)[0] != before[0]


def test_reload_back_forward_and_deep_link(page: Page, served: str) -> None:
    page.goto(f"{served}/{HERE}")
    first = here(page)
    tap(page, page.locator(".here a.answer").last)
    second, way = here(page), trail(page)
    page.reload()
    assert (here(page), trail(page)) == (second, way)
    page.go_back()
    assert (here(page), trail(page)) == (first, [])
    page.go_forward()
    assert (here(page), trail(page)) == (second, way)
    page.get_by_role("button", name="上一步").click()
    page.wait_for_function("node => document.querySelector('tree-wizard').state.node === node", arg=first)
    page.goto(f"{served}/{HERE}#{second}")
    assert here(page) == second
    assert page.locator(".gate").is_visible()
    page.get_by_role("button", name="重来").click()
    assert (here(page), trail(page)) == (first, [])
    assert not page.locator(".gate").is_visible()


def test_back_after_a_change_and_after_a_tap_in_the_chart(page: Page, served: str) -> None:
    page.goto(f"{served}/{HERE}")
    first = here(page)
    tap(page, page.locator(".here a.answer").first)
    second = here(page)
    tap(page, page.locator(".here a.answer").first)
    page.locator(".trail .change").nth(1).click()
    assert here(page) == second
    page.get_by_role("button", name="上一步").click()
    assert here(page) == first
    tap(page, page.locator(".here a.answer").first)
    page.evaluate("location.hash = 'fixed'")
    page.locator(".gate").wait_for()
    assert trail(page) == []
    page.get_by_role("button", name="上一步").click()
    page.locator(".trail li").wait_for()
    assert here(page) == second


def test_all_steps_are_listed_at_the_one_that_was_shown_and_after_a_reload(page: Page, served: str) -> None:
    page.goto(f"{served}/{HERE}")
    tap(page, page.locator(".here a.answer").last)
    node = here(page)
    page.get_by_role("button", name="列出全部步骤").click()
    for _ in range(2):
        assert page.locator("section.step:visible").count() > 3
        page.wait_for_function(
            "node => Math.abs(document.getElementById(node).getBoundingClientRect().top) < 400", arg=node
        )
        page.reload()
    page.get_by_role("button", name="一次一步").click()
    assert here(page) == node


def test_a_later_edition_that_lacks_a_step_blanks_nothing(page: Page, served: str) -> None:
    page.goto(f"{served}/{HERE}")
    tap(page, page.locator(".here a.answer").first)
    page.evaluate(
        """() => {
        const past = JSON.parse(JSON.stringify(history.state));
        past.walk.trail[0].node = "gone";
        history.replaceState(past, "");
    }"""
    )
    page.reload()
    assert here(page)
    assert page.locator(".gate").is_visible()
    page.locator(".trail .change").first.click()
    assert here(page)


def test_keyboard_only(page: Page, served: str) -> None:
    page.goto(f"{served}/{HERE}")
    label = page.locator(".here .label").nth(1).inner_text()
    page.locator(".here a.answer").first.focus()
    page.evaluate(SETTLE)
    page.keyboard.press("2")
    page.locator(".trail li b", has_text=label).wait_for()
    focused = page.evaluate("document.activeElement.closest('section').dataset.node")
    assert focused == here(page), "the new question has the focus, so a screen reader says it once"
    while not page.evaluate("document.activeElement.matches('.here a.answer')"):
        page.keyboard.press("Tab")
    page.evaluate(SETTLE)
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.trail li').length === 2")


def guards(click: Click, forest: Forest) -> str:
    """What the record says had to be true before a step and its answer were taken."""
    edge = next(edge for edge in click.node.edges() if edge.label == click.label)
    said = forest.locale.text
    held = [said("tree.guard", text=guard.value) for guard in (click.node.guard, edge.guard) if guard]
    return f"（{'；'.join(held)}）" if held else ""


def test_the_report_can_be_pasted(page: Page, served: str, forest: Forest) -> None:
    page.add_init_script(
        "navigator.clipboard.writeText = (text) => { window.pasteboard = text; return Promise.resolve(); }"
    )
    tree = forest.trees["payment/still-unclear"]
    end = next(end for end in tree.ends() if end.bring)
    page.goto(f"{served}/{paths.page(tree.id)}")
    clicks = way_to(tree, end.id.value)
    follow(page, clicks)
    page.locator(".fields summary").click()
    page.get_by_label(end.bring[0].value, exact=True).fill("8980 1234")
    page.get_by_role("button", name="复制记录").click()
    page.get_by_text("已复制").wait_for()
    lines = page.evaluate("window.pasteboard").splitlines()
    assert lines[0] == f"【排障记录】{tree.title.value}"
    assert lines[1].startswith("时间：20")
    asked = [f"{n}. {c.node.text.value} → {c.label or '做好了'}{guards(c, forest)}" for n, c in enumerate(clicks, 1)]
    assert lines[2 : 2 + len(clicks)] == asked
    assert f"结论：{end.text.value}" in lines
    assert f"{end.bring[0].value}：8980 1234" in lines
    assert lines[-1].endswith(paths.page(tree.id))
    page.reload()
    page.locator(".fields summary").click()
    assert page.get_by_label(end.bring[0].value, exact=True).input_value() == "8980 1234"


def test_the_chart_shows_where_you_are(page: Page, served: str) -> None:
    page.goto(f"{served}/{HERE}")
    first = here(page)
    page.locator("details.chart summary").click()
    page.locator(f".chart-drawn #box-{first}.here").wait_for()
    tap(page, page.locator(".here a.answer").last)
    assert page.locator(f".chart-drawn #box-{here(page)}.here").count() == 1
    assert page.locator(f".chart-drawn #box-{first}.way").count() == 1
    assert page.locator(".chart-drawn a.way[data-answer]").count() == 1


def test_what_is_tapped_is_large_enough(page: Page, served: str, forest: Forest) -> None:
    tree = forest.trees["payment/still-unclear"]
    end = next(end for end in tree.ends() if end.bring)
    page.goto(f"{served}/{paths.page(tree.id)}#{end.id.value}")
    for tapped in page.locator(
        "tree-wizard button:visible, tree-wizard ~ * button:visible, #steps .here a.answer, .end-box input:visible"
    ).all():
        box = tapped.bounding_box()
        assert box
        assert box["height"] >= 44
    page.get_by_role("button", name="重来").click()
    for tapped in page.locator("#steps .here a.answer").all():
        box = tapped.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_from_the_disk_a_whole_walk_through_a_called_tree(page: Page, site: Path, forest: Forest) -> None:
    tree = forest.trees["receipt/receipt-missing"]
    run = next(n for n in tree.nodes.values() if isinstance(n, Run) and n.ref.tree == "device/printer-fault")
    page.goto((site / paths.page(tree.id)).as_uri())
    way = way_to(tree, run.id.value)
    follow(page, way)
    page.wait_for_url("**/printer-fault.html*")
    called = forest.trees["device/printer-fault"]
    end = next(e for e in called.ends() if isinstance(e, End))
    follow(page, way_to(called, end.id.value))
    tap(page, page.locator(".end-box .primary"))
    page.wait_for_function("document.querySelector('tree-wizard').state.trail.some((item) => item.verb === 'run')")
    assert len(trail(page)) == len(way) + len(way_to(called, end.id.value)) + 1
