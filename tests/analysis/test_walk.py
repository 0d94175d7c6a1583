"""Walks through trees and back, examples that fail together, and the example that is missing."""

from __future__ import annotations

import pytest

from build_tools.analysis.examples import uncovered
from build_tools.analysis.examples.example_runs import causes, example_runs
from build_tools.analysis.examples.uncovered import gaps
from build_tools.analysis.examples.walk import Stand, Stop, follow, walk
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


ASKING = """
start: ask-first
outcomes: {resolved: 收到了, stop: 没收到}
nodes:
  ask-first: {ask: 怎么付的？, answers: {刷卡: run-look, 扫码: called-end}}
  run-look: {run: t/called, then: {resolved: at-end}}
  at-end: {ask: 收到了吗？, answers: {收到了: good, 没收到: called-end}}
  called-end: {end: stop, say: 没收到。}
  good: {end: resolved, say: 收到了。}
"""
BORROWER = """
start: outer
nodes:
  outer: {run: t/asking, then: {resolved: done, stop: again}}
  again: {ask: 再看一次？, answers: {再看: outer, 算了: quit}}
  done: {end: resolved, say: 好了。}
  quit: {end: stop, say: 停。}
"""


def borrowed(examples: str = "") -> Forest:
    return forest_of({"t/borrower": BORROWER + examples, "t/asking": ASKING, "t/called": CALLED})


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
    assert all(run.passed for run in example_runs(forest))
    assert not causes(forest)
    assert not any(list(gaps(forest, tree)) for tree in forest.trees.values())


def test_examples_that_one_line_breaks_are_one_cause() -> None:
    forest = forest_of(
        {"t/caller": CALLER.replace("没有: on-to", "没有: done") + EXAMPLES, "t/called": CALLED, "t/other": OTHER}
    )
    (cause,) = causes(forest)
    assert [run.example.title.value for run in cause.runs] == ["二", "三"]
    assert "没有: done" in forest.sources["trees/t/caller.yml"].line(cause.suspects[0].span.line)


def test_examples_that_are_wrong_each_for_itself_are_told_each() -> None:
    wrong = EXAMPLES.replace("[有, 打出来了]", "[有, 打出来]").replace("[没有, 没有, 急]", "[没有, 没有, 很急]")
    assert [[run.example.title.value for run in cause.runs] for cause in causes(three(wrong))] == [["一"], ["二"]]


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


def test_a_proposed_example_leaves_called_trees_by_their_outcomes() -> None:
    forest = forest_of({"t/called": CALLED, "t/caller": CALLER, "t/other": OTHER})
    found = list(gaps(forest, forest.trees["t/caller"]))
    assert [gap.labels[0] for gap in found] == ["→ resolved"] * 3
    for gap in found:
        done = walk(forest, forest.trees["t/caller"], gap.labels)
        assert done.ended
        assert [(a.label.value) for _, a in done.taken if a in [b for _, b in gap.answers]]


def test_trees_nested_one_in_another_are_not_walked_inside_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty-one trees, each of which runs the next twice: what is followed grows with them and not with their ways."""
    texts = {}
    for place in range(41):
        runs = f"{{run: t/t{place + 1}, then: {{resolved: fine, otherwise: call}}}}"
        inner = (
            f"  one: {runs}\n  two: {runs}\n"
            if place < 40
            else "  one: {do: 装纸, next: fine}\n  two: {do: 看, next: call}\n"
        )
        texts[f"t/t{place}"] = (
            "start: look\nnodes:\n  look: {ask: 有纸吗？, answers: {有: one, 没有: two}}\n"
            f"{inner}  fine: {{end: resolved, say: 好了。}}\n  call: {{end: stop, say: 等人来。}}\n"
        )
    forest = forest_of(texts)
    followed: list[Stand] = []

    def counted(forest: Forest, stand: Stand) -> Stop | None:
        followed.append(stand)
        return follow(forest, stand)

    monkeypatch.setattr(uncovered, "follow", counted)
    for tree in forest.trees.values():
        assert [len(gap.answers) for gap in gaps(forest, tree)] == [1, 1]
    assert len(followed) < 100 * len(forest.trees)


def test_a_tree_without_examples_has_a_gap_for_every_way() -> None:
    forest = forest_of({"t/called": CALLED})
    found = list(gaps(forest, forest.trees["t/called"]))
    assert [gap.labels for gap in found] == [("有",), ("没有",), ("不确定",)]


def test_an_outcome_stands_for_the_answers_in_a_called_tree() -> None:
    forest = borrowed()
    done = walk(forest, forest.trees["t/borrower"], ["→ 没收到", "再看", "→resolved"])
    assert done.stop
    assert (done.stop.stand.tree, done.stop.stand.node, done.ended) == ("t/borrower", "done", True)
    assert [answer.label.value for _, answer in done.taken] == ["再看"]


def test_an_outcome_leaves_the_tree_that_was_just_entered() -> None:
    forest = borrowed()
    inner = walk(forest, forest.trees["t/borrower"], ["刷卡", "→ resolved", "没收到", "算了"])
    assert inner.stop
    assert (inner.stop.stand.node, inner.ended) == ("quit", True)
    late = walk(forest, forest.trees["t/borrower"], ["刷卡", "→ resolved", "→ 没收到"])
    assert len(late.given) == 2, "a question was answered since; the tree is walked to its end"


def test_a_tree_that_begins_with_another_is_left_by_the_outer_outcome() -> None:
    outer = "start: a\nnodes:\n  a: {run: t/caller, then: {resolved: b, stop: c}}\n" + (
        "  b: {end: resolved, say: 好了。}\n  c: {end: stop, say: 停。}\n"
    )
    forest = forest_of({"t/outer": outer, "t/caller": CALLER, "t/called": CALLED, "t/other": OTHER})
    left = walk(forest, forest.trees["t/outer"], ["→ stop"])
    assert left.stop
    assert left.stop.stand.node == "c"


def test_an_outcome_that_cannot_be_is_not_taken() -> None:
    forest = borrowed()
    assert not walk(forest, forest.trees["t/borrower"], ["→ escalate"]).given
    assert not walk(forest, forest.trees["t/borrower"], ["→ 没收"]).given
    assert not walk(forest, forest.trees["t/asking"], ["→ 没收到"]).given


def test_an_answer_that_looks_like_an_outcome_is_the_answer() -> None:
    text = "start: a\nnodes:\n  a: {ask: 往哪边？, answers: {→ stop: b, 不知道: b}}\n  b: {end: stop, say: 停。}\n"
    forest = forest_of({"t/a": text})
    assert len(walk(forest, forest.trees["t/a"], ["→ stop"]).taken) == 1


def test_answers_of_a_called_tree_are_not_walked_by_its_outcome() -> None:
    forest = borrowed("examples:\n  - {title: 一, answers: [→ 收到了], ends: done}\n")
    assert all(run.passed for run in example_runs(forest))
    assert [gap.labels for gap in gaps(forest, forest.trees["t/called"])]
    assert len([1 for gap in gaps(forest, forest.trees["t/asking"]) for _ in gap.answers]) == 4
