"""What walks cost, held against walks made at random and against every way there is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from build_tools.analysis.cost.cost import costs
from build_tools.analysis.cost.effort import LOOK
from build_tools.analysis.cost.longest import Length
from build_tools.analysis.cost.shares import shares
from build_tools.analysis.examples.walk import Stand
from build_tools.analysis.graph.calls import entry_of, return_target
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, End, Goto, Outcome, Run
from tests.forests import forest_of, forests

TWO = """
start: look
nodes:
  look: {ask: 有纸吗？, answers: {有: {to: clean, share: 0.25}, 没有: {to: load, share: 0.5}, 不确定: call}}
  load: {do: 装纸, minutes: 2, next: done}
  clean: {do: 擦净, minutes: [3, 5], next: call}
  done: {end: resolved, say: 好了。}
  call: {end: escalate, say: 报修。}
"""


def test_expected_values_follow_the_shares() -> None:
    cost = costs(forest_of({"t/a": TWO}))["t/a"]
    assert cost.expected.minutes == pytest.approx((LOOK + 0.75 + 1, LOOK + 1 + 1, LOOK + 1.25 + 1))
    assert cost.expected.steps.mid == pytest.approx(1 + 0.25 * 2 + 0.5 * 2 + 0.25)
    assert {o: share.mid for o, share in cost.expected.outcomes.items()} == {
        Outcome.RESOLVED: 0.5,
        Outcome.ESCALATE: 0.5,
    }
    assert (cost.longest, cost.loops) == (Length(3, 1, LOOK + 5), False)


def test_what_comes_after_a_run_depends_on_its_outcome() -> None:
    caller = """
start: first
nodes:
  first: {run: t/a, then: {resolved: done, otherwise: wait}}
  wait: {do: 等一会儿, minutes: 10, next: done}
  done: {end: resolved, say: 好了。}
"""
    found = costs(forest_of({"t/caller": caller, "t/a": TWO}))
    assert found["t/caller"].expected.minutes.mid == pytest.approx(found["t/a"].expected.minutes.mid + 0.5 * 10)
    assert found["t/caller"].longest == Length(3 + 2, 1, LOOK + 5 + 10)


def test_an_action_that_fixes_says_how_often_the_question_after_it_is_answered_well() -> None:
    text = """
start: do
nodes:
  do: {do: 重启, minutes: 1, fixes: 0.8, next: ask}
  ask: {ask: 好了吗？, answers: {好了: done, 没好: call, 不确定: call}}
  done: {end: resolved, say: 好了。}
  call: {end: escalate, say: 报修。}
"""
    cost = costs(forest_of({"t/a": text}))["t/a"]
    assert cost.expected.outcomes[Outcome.RESOLVED].mid == pytest.approx(0.8)


def test_a_loop_is_gone_round_as_often_as_its_shares_say_and_once_at_worst() -> None:
    text = """
start: do
nodes:
  do: {do: 重启, minutes: 2, next: ask}
  ask: {ask: 好了吗？, answers: {好了: {to: done, share: 0.25}, 没好: {to: do, share: 0.75}}}
  done: {end: resolved, say: 好了。}
"""
    cost = costs(forest_of({"t/a": text}))["t/a"]
    assert cost.expected.minutes.mid == pytest.approx(4 * (2 + LOOK), rel=1e-6)
    assert (cost.longest, cost.loops) == (Length(3, 1, 2 + LOOK), True)


def test_a_loop_that_nobody_leaves_has_no_bound() -> None:
    text = """
start: do
nodes:
  do: {do: 重启, minutes: 2, next: ask}
  ask: {ask: 好了吗？, answers: {好了: {to: done, share: 0}, 没好: {to: do, share: 1}}}
  done: {end: resolved, say: 好了。}
"""
    assert costs(forest_of({"t/a": text}))["t/a"].expected.minutes.mid == float("inf")


def stroll(forest: Forest, start: Stand, pick: random.Random) -> tuple[int, float] | None:
    """Steps and minutes of one walk whose answers fall as the shares say; None where it finds no way on."""
    steps, minutes, stand = 0, 0.0, start
    for _ in range(300):
        tree = forest.trees[stand.tree]
        node = tree.nodes[stand.node]
        if isinstance(node, Ask):
            weights = [share.mid for share in shares(tree, node)]
            answer = pick.choices(node.answers, weights)[0]
            steps, minutes, stand = steps + 1, minutes + LOOK, stand._replace(node=answer.to.value)
        elif isinstance(node, Do):
            steps, minutes, stand = steps + 1, minutes + 1, stand._replace(node=node.next.value)
        elif isinstance(node, End):
            steps += 1
            if not stand.calls:
                return steps, minutes
            run = forest.trees[stand.calls[-1][0]].nodes[stand.calls[-1][1]]
            assert isinstance(run, Run)
            to = return_target(run, node.outcome.value)
            if to is None:
                return None
            stand = Stand(stand.calls[-1][0], to.value, stand.calls[:-1])
        else:
            entry = entry_of(forest, node)
            assert entry
            calls = stand.calls if isinstance(node, Goto) else (*stand.calls, (stand.tree, stand.node))
            stand = Stand(*entry, calls)
    return None


@given(forests())
@settings(max_examples=12, deadline=None)
def test_walks_at_random_cost_what_is_expected(forest: Forest) -> None:
    pick = random.Random(1)
    for key, cost in costs(forest).items():
        found = [stroll(forest, Stand(key, forest.trees[key].start.value), pick) for _ in range(100)]
        walks = [walk for walk in found if walk]
        if len(walks) < len(found) or cost.expected.steps.mid > 40:
            continue
        mean = sum(minutes for _, minutes in walks) / len(walks)
        spread = (sum((minutes - mean) ** 2 for _, minutes in walks) / len(walks)) ** 0.5
        assert abs(mean - cost.expected.minutes.mid) <= 5 * spread / len(walks) ** 0.5 + 0.01
        if not cost.loops:
            assert max(steps for steps, _ in walks) <= cost.longest.steps


@given(forests(recursive=True))
@settings(max_examples=40, deadline=None)
def test_trees_that_run_one_another_have_a_cost_too(forest: Forest) -> None:
    assert set(costs(forest)) == set(forest.trees)


def test_a_question_without_answers_costs_itself_alone() -> None:
    forest = forest_of({"t/a": "start: ask\nnodes:\n  ask: {ask: 亮了吗？, answers: {}}\n"})
    assert costs(forest)["t/a"].expected.steps.mid == 1
