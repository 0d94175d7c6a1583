"""How long a cashier is asked before anything is done."""

from __future__ import annotations

from hypothesis import given, settings

from build_tools.analysis.cost.questions_first import questions_first
from build_tools.analysis.graph.calls import entry_of, return_target
from build_tools.analysis.graph.components import components
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, End, Goto, Outcome, Run
from tests.forests import forest_of, forests

AT_THE_TILL = ("payment", "receipt", "reversal", "settlement", "dispute", "device", "account")


def test_an_action_ends_the_wait_and_so_does_an_end() -> None:
    forest = forest_of({"t/a": """start: a
nodes:
  a: {ask: 好吗？, answers: {好: b, 不好: c}}
  b: {ask: 真的？, answers: {是: d, 否: e}}
  c: {do: 看看, next: b}
  d: {do: 做好, next: e}
  e: {end: stop, say: 好。}
"""})  # fmt: skip
    assert questions_first(forest.trees["t/a"], forest) == 2


def test_questions_of_a_called_tree_count_and_its_end_goes_on() -> None:
    forest = forest_of({
        "t/a": "start: a\nnodes:\n  a: {run: t/b, then: {stop: c, otherwise: d}}\n"
               "  c: {ask: 好吗？, answers: {好: d, 不好: d}}\n  d: {end: stop, say: 好。}\n",
        "t/b": "start: a\nnodes:\n  a: {ask: 好吗？, answers: {好: b, 不好: c}}\n"
               "  b: {ask: 真的？, answers: {是: d, 否: d}}\n"
               "  c: {end: stop, say: 好。}\n  d: {end: resolved, say: 好。}\n",
    })  # fmt: skip
    assert questions_first(forest.trees["t/b"], forest) == 2
    assert questions_first(forest.trees["t/a"], forest) == 2, (
        "one question to `stop` and one more, or two to `resolved`"
    )


def test_a_loop_of_questions_counts_once() -> None:
    forest = forest_of({"t/a": """start: a
nodes:
  a: {ask: 好吗？, answers: {好: b, 不好: a}}
  b: {ask: 真的？, answers: {是: c, 否: a}}
  c: {end: stop, say: 好。}
"""})  # fmt: skip
    assert questions_first(forest.trees["t/a"], forest) == 2


@given(forests())
@settings(max_examples=60, deadline=None)
def test_every_way_walked_says_the_same(forest: Forest) -> None:
    """Walking every way one by one finds the same number; where something could go round, no larger one."""
    round_ = any(loop for _, loop in components(forest))
    for tree in forest.trees.values():
        try:
            found = ways(forest, tree.id, tree.start.value, frozenset())
        except RecursionError:
            continue
        walked = max((asked for asked, _ in found), default=0)
        assert questions_first(tree, forest) >= walked if round_ else questions_first(tree, forest) == walked


def ways(forest: Forest, tree: str, key: str, seen: frozenset[tuple[str, str]]) -> list[tuple[int, Outcome | None]]:
    """The questions of each way to the first action, or to an end with its outcome."""
    if (tree, key) in seen:
        raise RecursionError
    seen |= {(tree, key)}
    node = forest.trees[tree].nodes[key]
    match node:
        case Do():
            return [(0, None)]
        case End():
            return [(0, node.outcome)]
        case Ask():
            found = (way for answer in node.answers for way in ways(forest, tree, answer.to.value, seen))
            return [(asked + 1, outcome) for asked, outcome in found]
        case Goto():
            entry = entry_of(forest, node)
            return ways(forest, *entry, seen) if entry else []
        case Run():
            entry = entry_of(forest, node)
            done: list[tuple[int, Outcome | None]] = []
            for asked, outcome in ways(forest, *entry, seen) if entry else []:
                to = return_target(node, outcome) if outcome else None
                if outcome is None:
                    done.append((asked, None))
                elif to:
                    done += [(asked + more, then) for more, then in ways(forest, tree, to.value, seen)]
            return done


def test_at_the_till_no_more_than_eight_questions_come_before_help(forest: Forest) -> None:
    """Of the guide itself."""
    found = {tree.id: questions_first(tree, forest) for tree in forest.trees.values() if tree.category in AT_THE_TILL}
    assert {key: count for key, count in found.items() if count > 8} == {}
