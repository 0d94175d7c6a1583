"""The proof of the safety rules, held against a search that walks every way."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from hypothesis import given, settings

from build_tools.analysis.graph.flow import entered, taken
from build_tools.analysis.safety.breach import Breach
from build_tools.analysis.safety.proof import breaches
from build_tools.model.forest import Forest, SafetyRule
from build_tools.model.tree import Ask, Do, End, Goto, Run, Text
from tests.forests import forest_of, forests


class State(NamedTuple):
    tree: str
    node: str
    calls: tuple[tuple[str, str], ...] = ()
    closed: bool = False


def every_breach(forest: Forest, rule: SafetyRule) -> dict[tuple[str, str, str], int]:
    """Every marked place that can be come to with the rule open, and the fewest answers it takes; walks them all."""
    found: dict[tuple[str, str, str], int] = {}
    queue = deque((State(key, tree.start.value), 0) for key, tree in forest.trees.items())
    seen: dict[State, int] = {}
    while queue:
        state, answers = queue.popleft()
        if seen.get(state, answers + 1) <= answers:
            continue
        seen[state] = answers
        node = forest.trees[state.tree].nodes[state.node]
        if guarded(rule, node.marks) and not state.closed:
            note(found, state, "", answers)
        closed = state.closed or any(mark.value == rule.require for mark in node.marks)
        here = state._replace(closed=closed)
        match node:
            case Ask():
                for answer in node.answers:
                    if guarded(rule, answer.marks) and not closed:
                        note(found, state, answer.label.value, answers)
                    now = closed or any(mark.value == rule.require for mark in answer.marks)
                    queue.append((here._replace(node=answer.to.value, closed=now), answers + 1))
            case Do():
                queue.append((here._replace(node=node.next.value), answers))
            case Run():
                if entry := entered(forest, node):
                    calls = (*state.calls, (state.tree, state.node))
                    queue.append((State(*entry, calls, closed), answers))
            case Goto():
                if entry := entered(forest, node):
                    queue.append((State(*entry, state.calls, closed), answers))
            case End() if state.calls:
                tree, key = state.calls[-1]
                run = forest.trees[tree].nodes[key]
                assert isinstance(run, Run)
                if to := taken(run, node.outcome.value):
                    queue.append((State(tree, to.value, state.calls[:-1], closed), answers))
    return found


def guarded(rule: SafetyRule, marks: tuple[Text, ...]) -> bool:
    return any(mark.value == (rule.before or rule.never) for mark in marks)


def note(found: dict[tuple[str, str, str], int], at: State, answer: str, count: int) -> None:
    key = (at.tree, at.node, answer)
    found[key] = min(found.get(key, count), count)


def told(forest: Forest) -> dict[tuple[int, str, str, str], int]:
    """Every breach that the proof finds, and the answers on the way that it shows."""
    return {
        (breach.rule.span.line, breach.place.tree.id, breach.place.node.id.value, label(breach)): shown(breach)
        for group in breaches(forest)
        for breach in group
    }


def label(breach: Breach) -> str:
    return breach.place.answer.label.value if breach.place.answer else ""


def shown(breach: Breach) -> int:
    return sum(step.answer is not None for step in breach.way) - (breach.place.answer is not None)


@given(forests())
@settings(max_examples=600, deadline=None)
def test_the_proof_finds_what_walking_every_way_finds_and_shows_the_shortest(forest: Forest) -> None:
    walked = {
        (rule.span.line, *place): answers
        for rule in forest.safety
        for place, answers in every_breach(forest, rule).items()
    }
    assert told(forest) == walked


@given(forests(recursive=True))
@settings(max_examples=300, deadline=None)
def test_trees_that_run_one_another_are_judged_too(forest: Forest) -> None:
    for group in breaches(forest):
        for breach in group:
            passed = [mark.value for step in breach.way if step.answer for mark in step.answer.marks]
            passed = passed[:-1] if breach.place.answer else passed
            assert breach.rule.require not in passed


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
    assert (breach.place.tree.id, [step.tree.id for step in breach.way]) == ("t/deep", ["t/link"])


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
    assert (first.place.node.id.value, second.place.node.id.value) == ("a", "b")


def test_a_place_that_nothing_leads_to_is_no_breach() -> None:
    lost = "start: out\nnodes:\n  out: {end: stop, say: 好。}\n  wipe: {end: stop, say: 清。, marks: [reset]}\n"
    assert not breaches(forest_of({"t/lost": lost}))
