"""No input brings up a step as the thing to do before the walk has established what the step needs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from build_tools.analysis.safety.restricted import restricted
from build_tools.model.forest import Forest
from build_tools.targets import paths
from tests.share import count, share
from tests.site.walking import SETTLE, SHOWN, step, tap, unproved

pytestmark = pytest.mark.browser

TREE = "trees/receipt/receipt-missing.html"

ADVERSARY = f"""async (seed) => {{
  let last = seed;
  const random = (n) => {{ last = (last * 48271) % 2147483647; return last % n; }};
  const wizard = document.querySelector("tree-wizard");
  const shown = {SHOWN};
  const found = [];
  const see = () => found.push(shown());
  wizard.leave = (state) => {{ wizard.left = state; }};
  const visible = (a) => a.offsetParent !== null;
  const links = () => [...wizard.section().querySelectorAll("a.answer, a.run-link")].filter(visible);
  const click = (a, x) => {{
    const event = {{ bubbles: true, cancelable: true, detail: 1, clientX: x, clientY: x }};
    a.dispatchEvent(new MouseEvent("click", event));
  }};
  let spot = 0;
  let turn = 0;
  const tap = (a) => {{ wizard.guard.end(); spot += 50; click(a, spot); see(); }};
  const arrive = (node) => {{ history.replaceState(null, "", `#${{node}}`); wizard.begin(); see(); }};
  const walk = (most) => {{
    for (let n = 0; n < most; n++) {{
      const choice = links();
      if (!choice.length || wizard.left) break;
      tap(choice[random(choice.length)]);
    }}
    wizard.left = null;
  }};
  for (const node of wizard.sections.keys()) {{
    arrive(node);
    walk(6);
    turn += 1;
    if (turn % 3) continue;
    arrive(wizard.start);
    walk(1 + random(6));
    location.hash = node;
    wizard.hashChanged();
    see();
    walk(4);
    arrive(wizard.start);
    walk(9);
    for (let index = wizard.state.trail.length - 1; index >= 0; index--) {{
      if (!wizard.state.trail[index]) continue;
      wizard.change(index);
      see();
      walk(1);
      see();
    }}
  }}
  const echoes = [];
  arrive(wizard.start);
  for (let n = 0; n < 6 && links().length; n++) {{
    wizard.guard.end();
    spot += 50;
    const before = wizard.state.trail.length;
    click(links()[0], spot);
    if (wizard.left) break;
    const second = links()[0];
    if (second) click(second, spot);
    wizard.guard.end();
    if (links()[0]) click(links()[0], spot + 3);
    see();
    if (wizard.state.trail.length > before + 1) echoes.push(wizard.state.trail.map((item) => item.label).join(" › "));
  }}
  return {{ found, echoes }};
}}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 640})
    context.set_default_timeout(5_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def test_no_adversary_comes_to_a_step_too_early(page: Page, served: str, forest: Forest) -> None:
    """In trees of all kinds: every deep link, jumps in a walk, every change of an earlier answer, double taps."""
    seen = 0
    shown: set[tuple[str, str]] = set()
    trees = share(forest.trees.values(), 3)
    for number, tree in enumerate(trees, 1):
        page.goto(f"{served}/{paths.page(tree.id)}")
        told = page.evaluate(ADVERSARY, number)
        assert told["echoes"] == [], tree.id
        for snapshot in told["found"]:
            assert list(unproved(snapshot, forest)) == []
            seen += 1
            shown.update((snapshot["tree"], node) for node in snapshot["shown"])
    assert seen > 60 * len(trees)
    assert len(shown) > 0.8 * sum(len(tree.nodes) for tree in trees)


def test_walks_through_all_trees_come_to_steps_that_need_something(page: Page, served: str, forest: Forest) -> None:
    """The same oracle over walks from page to page, where such steps are shown: it would notice one too early."""
    chance = random.Random(7)
    reached = 0
    trees = sorted({tree for tree, _ in restricted(forest)})
    for _ in range(count(24, 200)):
        page.goto(f"{served}/{paths.page(chance.choice(trees))}")
        for _ in range(14):
            snapshot: dict[str, Any] = page.evaluate(SHOWN)
            assert list(unproved(snapshot, forest)) == []
            reached += (snapshot["tree"], snapshot["node"]) in restricted(forest)
            ways = page.locator(".here a.answer:visible, .end-box .primary:visible, .here .run-link:visible")
            if not ways.count():
                break
            tap(page, ways.nth(chance.randrange(ways.count())))
            page.locator(".js .walks .here").wait_for()
    assert reached >= 3


def test_the_oracle_notices(forest: Forest) -> None:
    (tree, node), labels = next(item for item in restricted(forest).items() if "" in item[1])
    snapshot = {
        "tree": tree,
        "node": node,
        "shown": [node],
        "trail": [[tree, forest.trees[tree].start.value, "", "do"]],
    }
    assert labels
    assert list(unproved({**snapshot, "trail": []}, forest)) != []
    assert list(unproved({**snapshot, "shown": []}, forest)) == []


def test_what_is_kept_back_says_so_and_leads_to_the_first_step(page: Page, served: str, forest: Forest) -> None:
    kept = [(tree, node) for (tree, node), labels in restricted(forest).items() if "" in labels]
    for tree, node in share(kept, 4):
        if node == forest.trees[tree].start.value:
            continue
        page.goto("about:blank")
        page.goto(f"{served}/{paths.page(tree)}#{node}")
        assert page.locator("section.step:visible").count() == 0
        assert page.locator(".gate.stops").is_visible()
    page.locator(".gate button").click()
    assert step(page) == forest.trees[tree].start.value
    assert not page.locator(".gate").is_visible()


@pytest.fixture
def still(page: Page) -> Page:
    """A page whose time the test moves: how fast this machine is decides nothing."""
    page.clock.install(time=0)
    return page


def read(page: Page) -> None:
    """A first step that somebody has read."""
    page.clock.pause_at(60_000)
    page.evaluate(SETTLE)


def test_keys_answer_only_in_the_step_and_one_at_a_time(still: Page, served: str) -> None:
    page = still
    page.goto(f"{served}/{TREE}")
    first = step(page)
    read(page)
    page.keyboard.press("1")
    page.clock.run_for(250)
    assert step(page) == first, "nothing in the step has the focus"
    page.locator(".here a.answer").first.focus()
    for sign in "6921168509256":
        page.keyboard.press(sign)
        page.clock.run_for(20)
    page.keyboard.press("Enter")
    page.clock.run_for(300)
    assert step(page) == first, "a barcode scanner"
    page.keyboard.down("3")
    for gap in (150, 30, 30, 30):
        page.clock.run_for(gap)
        page.keyboard.down("3")
    page.keyboard.up("3")
    page.clock.run_for(300)
    assert step(page) == first, "a held key"
    label = page.locator(".here a.answer .label").nth(2).inner_text()
    page.keyboard.press("3")
    page.clock.run_for(300)
    page.locator(".trail li b", has_text=label).wait_for()


MARKED = "document.querySelectorAll('.step').forEach((s) => s.querySelector('a.answer')?.classList.add('spot'))"


@pytest.mark.parametrize(
    ("apart", "gap", "answers"), [(0, 30, 1), (0, 450, 1), (0, 900, 2), (200, 30, 1), (200, 350, 1), (200, 450, 2)]
)
def test_a_double_tap_answers_once(still: Page, served: str, apart: int, gap: int, answers: int) -> None:
    """Where the next step's answer is at the very place where the last one's was, or as many pixels below it."""
    page = still
    page.goto(f"{served}/trees/account/close-account.html")
    page.add_style_tag(content=".here .spot { position: fixed; left: 20px; width: 200px; z-index: 9 }")
    page.evaluate(MARKED)
    read(page)
    for below in (0, apart):
        page.add_style_tag(content=f".here .spot {{ top: {20 + below}px }}")
        page.mouse.click(60, 40 + below)
        page.clock.run_for(gap)
    assert page.locator(".trail li").count() == answers


def test_a_walk_that_another_tab_left_is_nobodys(page: Page, served: str) -> None:
    page.goto(f"{served}/trees/payment/check-last.html")
    page.evaluate(
        """() => {
        const state = { tree: "payment/check-last", node: "not-paid", trail: [], frames: [], memory: {}, open: "" };
        const left = { token: "other", state: { ...state, from: "answer", at: Date.now() } };
        sessionStorage.setItem("walk", JSON.stringify(left));
    }"""
    )
    page.goto(f"{served}/trees/payment/check-last.html?again#not-paid~mine")
    assert page.evaluate(SHOWN)["open"] == "link"


def test_a_claim_proves_nothing(page: Page, served: str, forest: Forest) -> None:
    """Whoever says that he has been through a tree that settles something is not shown what needs it."""
    page.goto(f"{served}/{TREE}")
    tap(page, page.locator(".here a.answer").last)
    page.wait_for_url("**/payment/check-last.html*")
    page.locator(".known summary").click()
    for at in range(page.locator(".claim").count()):
        tap(page, page.locator(".claim").nth(at))
        page.wait_for_url("**/receipt-missing.html*")
        snapshot = page.evaluate(SHOWN)
        assert snapshot["open"] == "claim"
        assert list(unproved(snapshot, forest)) == []
        page.go_back()
        page.wait_for_url("**/payment/check-last.html*")
        page.locator(".known summary").click()
