"""Walks through trees and back, examples that fail together, and the example that is missing."""

from __future__ import annotations

from build_tools.analysis.examples.runs import causes, trials
from build_tools.analysis.examples.uncovered import gaps
from build_tools.analysis.examples.walk import walk
from build_tools.model.forest import Forest
from build_tools.model.tree import End
from tests.forests import forest_of

CALLED = """
start: look
nodes:
  look: {ask: 有纸吗？, answers: {有: fine, 没有: load, 不确定: load}}
  load: {do: 装纸, next: fine}
  fine: {end: resolved, say: 好了。}
"""
CALLER = """
start: first
nodes:
  first: {run: t/called, then: {resolved: asked}}
  asked: {ask: 打出来了吗？, answers: {打出来了: done, 没有: on-to, 不确定: on-to}}
  on-to: {goto: t/other#mid}
  done: {end: resolved, say: 好了。}
"""
OTHER = """
start: top
nodes:
  top: {do: 看一眼, next: mid}
  mid: {ask: 急吗？, answers: {急: call, 不急: call}}
  call: {end: stop, say: 等人来。}
"""


def three(examples: str = "") -> Forest:
    return forest_of({"t/caller": CALLER + examples, "t/called": CALLED, "t/other": OTHER})


def test_a_walk_goes_through_called_trees_and_on_into_others() -> None:
    forest = three()
    done = walk(forest, forest.trees["t/caller"], ["没有", "不确定", "急"])
    assert done.ended
    assert done.stop
    assert (done.stop.stand.tree, done.stop.stand.node) == ("t/other", "call")
    assert [(stand.tree, answer.label.value) for stand, answer in done.taken] == [
        ("t/called", "没有"),
        ("t/caller", "不确定"),
        ("t/other", "急"),
    ]


def test_a_walk_stops_where_there_is_no_such_answer() -> None:
    forest = three()
    done = walk(forest, forest.trees["t/caller"], ["没有", "算了"])
    assert not done.ended
    assert done.stop
    assert (len(done.taken), done.stop.stand.node) == (1, "asked")


def test_a_walk_that_asks_nothing_and_goes_round_stops() -> None:
    text = "start: a\nnodes:\n  a: {do: 甲, next: b}\n  b: {do: 乙, next: a}\n"
    forest = forest_of({"t/a": text})
    assert walk(forest, forest.trees["t/a"], []).stop is None


def test_trees_that_run_themselves_for_ever_stop_too() -> None:
    text = "start: a\nnodes:\n  a: {run: t/a, then: {stop: b}}\n  b: {end: stop, say: 停。}\n"
    forest = forest_of({"t/a": text})
    assert walk(forest, forest.trees["t/a"], []).stop is None


EXAMPLES = """
examples:
  - {title: 一, answers: [有, 打出来了], ends: done}
  - {title: 二, answers: [没有, 没有, 急], ends: t/other#call}
  - {title: 三, answers: [不确定, 没有, 不急], ends: t/other#call}
  - {title: 四, answers: [不确定, 不确定, 急], ends: t/other#call}
"""


def test_examples_walk_as_they_say() -> None:
    forest = three(EXAMPLES)
    assert all(trial.passed for trial in trials(forest))
    assert not causes(forest)
    assert not any(list(gaps(forest, tree)) for tree in forest.trees.values())


def test_examples_that_one_line_breaks_are_one_cause() -> None:
    forest = forest_of(
        {"t/caller": CALLER.replace("没有: on-to", "没有: done") + EXAMPLES, "t/called": CALLED, "t/other": OTHER}
    )
    (cause,) = causes(forest)
    assert [trial.example.title.value for trial in cause.trials] == ["二", "三"]
    assert "没有: done" in forest.sources["trees/t/caller.yml"].line(cause.suspects[0].span.line)


def test_examples_that_are_wrong_each_for_itself_are_told_each() -> None:
    wrong = EXAMPLES.replace("[有, 打出来了]", "[有, 打出来]").replace("[没有, 没有, 急]", "[没有, 没有, 很急]")
    assert [[trial.example.title.value for trial in cause.trials] for cause in causes(three(wrong))] == [["一"], ["二"]]


def test_a_missing_example_is_proposed_and_walks() -> None:
    fewer = "\n".join(line for line in EXAMPLES.splitlines() if "三" not in line and "二" not in line) + "\n"
    forest = three(fewer)
    (called,) = gaps(forest, forest.trees["t/called"])
    assert [answer.label.value for _, answer in called.answers] == ["没有"]
    (gap,) = gaps(forest, forest.trees["t/caller"])
    assert [(node.id.value, answer.label.value) for node, answer in gap.answers] == [("asked", "没有")]
    done = walk(forest, forest.trees["t/caller"], gap.labels)
    assert isinstance(done.stop and done.stop.node, End)
    assert gap.end == "t/other#call"


def test_a_tree_without_examples_has_a_gap_for_every_way() -> None:
    forest = forest_of({"t/called": CALLED})
    found = list(gaps(forest, forest.trees["t/called"]))
    assert [gap.labels for gap in found] == [("有",), ("没有",), ("不确定",)]
