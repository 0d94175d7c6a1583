"""The reading order of a tree."""

from __future__ import annotations

from build_tools.analysis.graph.reading_order import numbering, reading_order
from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest

HEAD = "title: 甲\nsummary: 乙\nreviewed: 2026-11-22\nstart: a\nnodes:\n"


def order(nodes: str) -> tuple[str, ...]:
    forest = assemble([Source("trees/x/y.yml", HEAD + nodes)])
    assert not forest.faults
    return reading_order(forest.trees["x/y"])


def test_a_node_comes_after_all_that_lead_to_it() -> None:
    assert order(
        "  c: {end: stop, say: 丙}\n"
        "  b: {do: 乙, next: c}\n"
        "  a: {ask: 甲？, answers: {一: c, 二: b}}\n"
    ) == ("a", "b", "c")  # fmt: skip


def test_first_answers_come_first() -> None:
    assert order(
        "  a: {ask: 甲？, answers: {一: x, 二: y}}\n"
        "  y: {end: stop, say: 丙}\n"
        "  x: {end: stop, say: 丁}\n"
    ) == ("a", "x", "y")  # fmt: skip


def test_a_loop_is_no_trouble_and_the_unreachable_come_last() -> None:
    assert order(
        "  lost: {end: stop, say: 丢}\n"
        "  a: {do: 甲, next: b}\n"
        "  b: {ask: 乙？, answers: {再来: a, 好了: c}}\n"
        "  c: {end: stop, say: 丙}\n"
    ) == ("a", "b", "c", "lost")  # fmt: skip


def test_every_real_node_has_its_number(forest: Forest) -> None:
    for tree in forest.trees.values():
        numbers = numbering(tree)
        assert sorted(numbers.values()) == list(range(1, len(tree.nodes) + 1))
        assert numbers[tree.start.value] == 1
