"""The proof of the safety rules, held against a search that walks every way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from build_tools.analysis.safety.proof import breaches
from build_tools.load.source import Source
from build_tools.model.assemble import assemble
from build_tools.model.forest import Forest
from tests.analysis.every_walk import every_breach, proved, replayed
from tests.forests import HEAD, SAFETY, forest_of, forests
from tests.share import count


@given(forests())
@settings(max_examples=count(200, 600), deadline=None)
def test_the_proof_finds_what_walking_every_way_finds_and_shows_the_shortest(forest: Forest) -> None:
    assert proved(forest) == every_breach(forest)


@given(forests(recursive=True))
@settings(max_examples=count(100, 300), deadline=None)
def test_trees_that_run_one_another_are_judged_too(forest: Forest) -> None:
    """A walk that is shown can be taken: replayed, it comes to the place with the value that is told."""
    for group in breaches(forest):
        for breach in group:
            assert replayed(forest, breach) - set(breach.demand.values)


CALLED = """
start: look
nodes:
  look:
    ask: 查到了吗？
    answers: {查到了: {to: good, marks: [checked]}, 没查到: {to: bad, marks: [checked]}, 不查了: out}
  good: {end: resolved, say: 好。}
  bad: {end: escalate, say: 好。}
  out: {end: stop, say: 好。}
"""


def test_a_mark_passed_on_the_way_to_one_outcome_counts_for_that_outcome_alone() -> None:
    caller = """
start: first
nodes:
  first: {run: t/called, then: {resolved: again, escalate: again, stop: %s}}
  again: {end: resolved, say: 再付。, marks: [again]}
  other: {end: stop, say: 好。}
"""
    assert not breaches(forest_of({"t/caller": caller % "other", "t/called": CALLED}))
    ((breach,),) = breaches(forest_of({"t/caller": caller % "again", "t/called": CALLED}))
    assert [(step.tree.id, step.answer.label.value if step.answer else step.outcome) for step in breach.way] == [
        ("t/caller", None),
        ("t/called", "不查了"),
        ("t/caller", "stop"),
    ]


def test_the_ends_of_a_goto_are_the_outcomes_of_the_tree_it_is_in() -> None:
    between = "start: go\nnodes:\n  go: {goto: t/called}\n"
    caller = """
start: first
nodes:
  first: {run: t/between, then: {resolved: again, otherwise: other}}
  again: {end: resolved, say: 再付。, marks: [again]}
  other: {end: stop, say: 好。}
"""
    assert not breaches(forest_of({"t/caller": caller, "t/between": between, "t/called": CALLED}))


def test_a_way_into_the_middle_of_a_tree_counts_as_much_as_one_from_its_start() -> None:
    deep = """
start: look
nodes:
  look: {ask: 查到了吗？, answers: {查到了: {to: again, marks: [checked]}, 没查到: {to: again, marks: [checked]}}}
  again: {end: resolved, say: 再付。, marks: [again]}
"""
    ((breach,),) = breaches(forest_of({"t/deep": deep, "t/link": "start: go\nnodes:\n  go: {goto: t/deep#again}\n"}))
    assert (breach.demand.tree.id, [step.tree.id for step in breach.way]) == ("t/deep", ["t/link"])


def test_a_mark_on_the_step_itself_comes_too_late() -> None:
    both = "start: pay\nnodes:\n  pay: {end: resolved, say: 再付。, marks: [checked, again]}\n"
    assert len(breaches(forest_of({"t/both": both}))) == 1


def test_one_answer_that_opens_the_way_to_many_places_is_one_breach() -> None:
    wide = """
start: look
nodes:
  look: {ask: 查到了吗？, answers: {没有: {to: one, marks: [checked]}, 有: %s, 不确定: out}}
  one: {ask: 要哪样？, answers: {甲: a, 乙: b}}
  a: {end: resolved, say: 再付。, marks: [again]}
  b: {end: stop, say: 再付。, marks: [again]}
  out: {end: stop, say: 好。}
"""
    assert not breaches(forest_of({"t/wide": wide % "out"}))
    ((first, second),) = breaches(forest_of({"t/wide": wide % "one"}))
    assert (first.demand.node.id.value, second.demand.node.id.value) == ("a", "b")


def test_a_place_that_nothing_leads_to_is_no_breach() -> None:
    lost = "start: out\nnodes:\n  out: {end: stop, say: 好。}\n  wipe: {end: stop, say: 清。, marks: [reset]}\n"
    assert not breaches(forest_of({"t/lost": lost}))


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("paid: {start: unknown", "paid: {start: unkown", {"out"}),
        ("{sets: {paid: unpaid}}", "{sets: {paid: unpiad}}", {"good", "out"}),
    ],
)
def test_a_value_that_is_not_declared_leaves_all_open_and_is_told(written: str, instead: str, told: set[str]) -> None:
    tree = re.sub(r"(good|out): (.*)}", r"\1: \2, marks: [again]}", CALLED)
    files = {"trees/t/a.yml": HEAD + tree, "trees/safety.yml": SAFETY.replace(written, instead)}
    assert instead in files["trees/safety.yml"]
    forest = assemble([Source(path, text) for path, text in files.items()])
    assert [fault.name for fault in forest.faults] == ["unknown-value"]
    assert {breach.demand.node.id.value for group in breaches(forest) for breach in group} == told
