"""A chart's main line follows the same estimates as every other figure."""

from __future__ import annotations

import pytest

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.tree import Tree
from build_tools.targets.layout.sketch.main_line import main_line, transitions

TREE = """title: 试一试
summary: 试一试。
reviewed: 2026-11-01
start: mend
nodes:
  mend: {{do: 换一卷纸, fixes: {fixes}, next: ask}}
  ask: {{ask: 好了吗？, answers: {{没好: more, 还没好: more, 好了: done}}}}
  more: {{do: 再换一卷, next: well}}
  well: {{end: resolved, say: 好了。}}
  done: {{end: resolved, say: 修好了。}}
"""


def tree(fixes: float) -> Tree:
    forest = assemble([Source("trees/demo/one.yml", TREE.format(fixes=fixes))])
    assert forest.faults == ()
    return forest.trees["demo/one"]


@pytest.mark.parametrize(("fixes", "end"), [(0.9, "done"), (0.1, "well")])
def test_an_action_that_helps_leads_to_the_good_end(fixes: float, end: str) -> None:
    made = tree(fixes)
    assert main_line(made, "mend")[-1] == end
    chances = dict(transitions(made, made.nodes["ask"], made.nodes["mend"]))
    assert chances["done"] == pytest.approx(fixes)
    assert sum(chances.values()) == pytest.approx(1)
