"""A person and an adversary at the wizard, and an oracle that follows what their walk has established."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Locator, Page

from build_tools.analysis.graph.calls import Entry
from build_tools.analysis.safety.demands import Demand, demands
from build_tools.analysis.safety.proof import domain_of
from build_tools.model.forest import Forest
from build_tools.model.memo import memoized
from build_tools.model.tree import Ask

SETTLE = """() => {
  const { guard } = document.querySelector("tree-wizard");
  guard.end();
  guard.last = null;
}"""
"""The step has been there long enough: tests need not wait as a person does."""

SHOWN = """() => {
  const wizard = document.querySelector("tree-wizard");
  const { tree, node, trail, open } = wizard.state;
  const visible = [...document.querySelectorAll("section.step")].filter((s) => s.offsetParent !== null);
  const shown = visible.map((s) => s.dataset.node);
  return { tree, node, open, shown, trail: trail.map(({ tree, node, label, verb }) => [tree, node, label, verb]) };
}"""
"""What the wizard shows, and the walk that led there."""


def tap(page: Page, target: Locator) -> None:
    """Tap something in the step that is shown, as somebody who has read it."""
    page.evaluate(SETTLE)
    target.click()


def step(page: Page) -> str:
    """The one step that is shown."""
    shown = page.locator("section.step.here")
    assert shown.count() == 1
    assert page.locator("section.step:visible").count() == 1
    return str(shown.get_attribute("data-node"))


@memoized
def wanted(forest: Forest) -> Mapping[Entry, list[Demand]]:
    """What each step needs on coming to it."""
    found: dict[Entry, list[Demand]] = {}
    for demand in demands(forest, domain_of(forest)):
        if not demand.answer:
            found.setdefault((demand.tree.id, demand.node.id.value), []).append(demand)
    return found


def unproved(snapshot: dict[str, Any], forest: Forest) -> Iterator[str]:
    """What a snapshot shows although its own walk, followed mark by mark, did not establish what it needs."""
    domain = domain_of(forest)
    known = domain.start
    if snapshot["trail"]:
        known = domain.entering(forest.trees[snapshot["trail"][0][0]])
    elif snapshot["node"] == forest.trees[snapshot["tree"]].start.value:
        known = domain.entering(forest.trees[snapshot["tree"]])
    for tree, key, label, verb in snapshot["trail"]:
        node = forest.trees[tree].nodes[key]
        if verb == "run":
            continue
        known = domain.after(node.marks, known)
        if isinstance(node, Ask) and verb == "ask":
            known = domain.after(next(a.marks for a in node.answers if a.label.value == label), known)
    place = snapshot["tree"], snapshot["node"]
    for demand in wanted(forest).get(place, ()) if place[1] in snapshot["shown"] else ():
        if demand.bad(domain) & domain.after(demand.passed, known):
            walk = " › ".join(f"{node}={label}" for _, node, label, _ in snapshot["trail"])
            yield f"{place[0]}#{place[1]} needs {demand.fact} {demand.values} after {walk or 'nothing'}"
