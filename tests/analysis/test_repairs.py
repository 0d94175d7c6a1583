"""The order of repairs, held against every order there is."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.analysis.cost.repairs import Repair, best_order, expected_minutes, repair_sequences, tipping_point
from build_tools.model.forest import Forest
from tests.forests import forest_of

POINT = st.tuples(st.integers(1, 400).map(lambda n: n / 10), st.integers(0, 100).map(lambda n: n / 100))


def chain(estimates: list[tuple[str, str]], last: str = "call") -> Forest:
    lines = ["start: do0", "nodes:"]
    for n, (minutes, fixes) in enumerate(estimates):
        following = f"do{n + 1}" if n + 1 < len(estimates) else last
        lines.append(f"  do{n}: {{do: 第 {n} 步, minutes: {minutes}, fixes: {fixes}, next: ask{n}}}")
        lines.append(f"  ask{n}: {{ask: 好了吗？, answers: {{好了: done, 没好: {following}, 不确定: {following}}}}}")
    lines += ["  done: {end: resolved, say: 好了。}", "  call: {end: stop, say: 等人来。}"]
    return forest_of({"t/a": "\n".join(lines) + "\n"})


def run_of(forest: Forest) -> tuple[Repair, ...]:
    (run,) = repair_sequences(forest, forest.trees["t/a"])
    return run


def names(order: tuple[Repair, ...]) -> list[str]:
    return [repair.do.id.value for repair in order]


@given(st.lists(POINT, min_size=2, max_size=7))
@settings(max_examples=60, deadline=None)
def test_no_order_is_better_than_the_one_advised(estimates: list[tuple[float, float]]) -> None:
    run = run_of(chain([(str(minutes), str(fixes)) for minutes, fixes in estimates]))
    least = min(expected_minutes(order) for order in permutations(run))
    assert expected_minutes(best_order(run)) <= least * (1 + 1e-9)


def test_eight_attempts_too() -> None:
    estimates = [
        ("4", "0.1"),
        ("1", "0.6"),
        ("9", "0.9"),
        ("2", "0.3"),
        ("30", "1"),
        ("0.5", "0"),
        ("3", "0.5"),
        ("7", "0.2"),
    ]
    run = run_of(chain(estimates))
    least = min(expected_minutes(order) for order in permutations(run))
    assert abs(expected_minutes(best_order(run)) - least) < 1e-9


@given(st.lists(st.tuples(POINT, POINT), min_size=2, max_size=5), st.data())
@settings(max_examples=80, deadline=None)
def test_what_is_advised_holds_for_all_values_within_the_estimates(
    spans: list[tuple[tuple[float, float], tuple[float, float]]], data: st.DataObject
) -> None:
    intervals = [((min(a[0], b[0]), max(a[0], b[0])), (min(a[1], b[1]), max(a[1], b[1]))) for a, b in spans]
    run = run_of(chain([(f"[{m[0]}, {m[1]}]", f"[{f[0]}, {f[1]}]") for m, f in intervals]))
    advised = best_order(run)
    for early in advised:
        for late in advised[advised.index(early) + 1 :]:
            if run.index(late) < run.index(early) and early.rate.low > late.rate.high:
                p, c = data.draw(st.floats(*early.fixes[::2])), data.draw(st.floats(*early.minutes[::2]))
                q, d = data.draw(st.floats(*late.fixes[::2])), data.draw(st.floats(*late.minutes[::2]))
                assert c + (1 - p) * d <= d + (1 - q) * c + 1e-9


def test_intervals_that_overlap_leave_the_order_as_it_is() -> None:
    run = run_of(chain([("[3, 9]", "[0.2, 0.5]"), ("[1, 4]", "[0.2, 0.6]")]))
    assert best_order(run) == run


def test_it_says_which_estimate_would_turn_the_advice() -> None:
    run = run_of(chain([("4.5", "0.4"), ("1.5", "0.5")]))
    advised = best_order(run)
    assert names(advised) == ["do1", "do0"]
    turn = tipping_point(run, advised)
    assert turn
    # 0.4 in 4.5 + 0.5 minutes is as good a rate as 0.16 in 1.5 + 0.5.
    assert (turn.repair.do.id.value, turn.key, round(turn.value, 6)) == ("do1", "fixes", 0.16)
    just = [("4.5", "0.4"), ("1.5", "0.1599")]
    assert names(best_order(run_of(chain(just)))) == ["do0", "do1"]


def test_a_mark_another_way_in_or_another_way_out_ends_a_run() -> None:
    lines = """
start: do0
nodes:
  do0: {do: 甲, minutes: 9, fixes: 0.1, next: ask0}
  ask0: {ask: 好了吗？, answers: {好了: done, 没好: do1%s}}
  do1: {do: 乙, minutes: 1, fixes: 0.9, next: ask1%s}
  ask1: {ask: 好了吗？, answers: {好了: done, 没好: call}}
  done: {end: resolved, say: 好了。}
  call: {%s}
"""
    assert len(list(_runs(lines % ("", "", "end: stop, say: 等人来。")))) == 1
    assert not list(_runs(lines % (", 不确定: call", "", "ask: 急吗？, answers: {急: done, 不急: done}")))
    assert not list(_runs(lines % ("", ", marks: [checked]", "end: stop, say: 等人来。")))
    assert not list(_runs(lines % ("", "", "do: 再来, next: do1")))


def _runs(text: str) -> list[tuple[Repair, ...]]:
    forest = forest_of({"t/a": text})
    return list(repair_sequences(forest, forest.trees["t/a"]))
