"""On a small phone question and answers are there at once, and at an end what to do, whom to call, what to copy."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, End
from build_tools.targets import paths
from tests import lighthouse
from tests.share import share

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 640

LOOK = """(nodes) => nodes.map((node) => {
  const wizard = document.querySelector("tree-wizard");
  history.replaceState(null, "", `#${node}`);
  wizard.begin();
  wizard.state.open = "";
  wizard.show(true);
  const section = wizard.section();
  const box = (element) => element.getBoundingClientRect();
  const answers = [...section.querySelectorAll(".answers a.answer")];
  const buttons = [...section.querySelectorAll(".end-box .call, .end-box .copy, .end-box .primary")];
  return {
    top: box(section.querySelector("h2")).top,
    end: box(section.querySelector("h2")).bottom,
    answers: Math.max(0, ...answers.map((answer) => box(answer).bottom)),
    buttons: buttons.filter((button) => box(button).height > 0 && box(button).bottom <= innerHeight).length,
  };
})"""


def test_questions_answers_and_ends_are_in_view(browser: Browser, served: str, forest: Forest) -> None:
    context = browser.new_context(service_workers="block", viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    low, unseen, dumb = [], [], []
    questions = steps = 0
    for tree in share(forest.trees.values(), 4):
        page.goto(f"{served}/{paths.page(tree.id)}")
        found = page.evaluate(LOOK, list(tree.nodes))
        for node, seen in zip(tree.nodes.values(), found, strict=True):
            place = f"{tree.id}#{node.id.value}"
            steps += 1
            if seen["top"] > 120:
                low.append(place)
            if isinstance(node, Ask) and len(node.answers) <= 4:
                questions += 1
                if seen["answers"] > HEIGHT:
                    unseen.append(place)
            if isinstance(node, End) and not (seen["buttons"] and seen["end"] <= HEIGHT):
                dumb.append(place)
    context.close()
    assert len(low) <= 0.05 * steps, low
    assert len(unseen) <= 0.05 * questions, unseen
    assert dumb == []


PAINTED_FIRST = """new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.moved = (window.moved || 0) + each.value;
}).observe({ type: "layout-shift", buffered: true });"""


def test_nothing_moves_when_the_scripts_come(browser: Browser, served: str) -> None:
    """A slow network: the page is painted, half a second later its scripts take it over."""
    context = browser.new_context(service_workers="block", viewport={"width": 412, "height": 823})
    context.add_init_script(PAINTED_FIRST)
    late = {"wizard.js", "finder.js", "site.js", "pieces.js", "codes.js", "calculator.js", "cards.js"}

    def hold(route: Route) -> None:
        if urlsplit(route.request.url).path.rpartition("/")[2] in late:
            time.sleep(0.5)
        route.continue_()

    context.route("**/*.js", hold)
    page = context.new_page()
    moved = {}
    for path in lighthouse.PAGES:
        page.goto(f"{served}/{path}")
        page.wait_for_timeout(600)
        moved[path] = page.evaluate("window.moved || 0")
    context.close()
    assert {path: much for path, much in moved.items() if much > lighthouse.MOST_SHIFT} == {}
