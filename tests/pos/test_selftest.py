"""Training questions come from the examples, and their wrong choices are ends that another answer leads to."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.selftest.questions import WRONG, drill
from tests.forests import forest_of


def test_every_tree_with_examples_makes_a_question(forest: Forest) -> None:
    for tree in forest.trees.values():
        found = drill(forest, tree)
        if not any(len(example.answers) for example in tree.examples):
            continue
        assert found, tree.id
        assert found.seen
        assert 1 <= len(found.wrong) <= WRONG, tree.id
        assert found.right not in {choice.say for choice in found.wrong}


def test_a_wrong_choice_parts_from_the_way_at_one_of_its_questions(forest: Forest) -> None:
    for tree in forest.trees.values():
        found = drill(forest, tree)
        if found is None:
            continue
        asked = {seen.question for seen in found.seen}
        for choice in found.wrong:
            assert choice.instead[0].question in asked
            assert choice.instead[0] not in found.seen


def test_questions_do_not_change_from_run_to_run(forest: Forest) -> None:
    tree = forest.trees["receipt/receipt-missing"]
    assert drill(forest, tree) == drill(forest, tree)


def test_an_outcome_in_an_example_is_told_as_one_thing_seen() -> None:
    called = "start: a\noutcomes: {resolved: 修好了}\nnodes:\n" + (
        "  a: {ask: 亮了吗？, answers: {亮了: b, 没亮: c}}\n  b: {end: resolved, say: 好了。}\n"
        "  c: {end: stop, say: 停。}\n"
    )
    caller = "start: a\nnodes:\n  a: {run: t/called, then: {resolved: b, stop: c}}\n" + (
        "  b: {ask: 出单了吗？, answers: {出了: d, 没出: c}}\n  c: {end: stop, say: 停用。}\n"
        "  d: {end: resolved, say: 接着用。}\n"
        "examples:\n  - {title: 例, answers: [→ 修好了, 出了], ends: d}\n"
    )
    forest = forest_of({"t/called": called, "t/caller": caller})
    made = drill(forest, forest.trees["t/caller"])
    assert made
    assert [tuple(seen) for seen in made.seen] == [
        (forest.trees["t/called"].title.value, "修好了"),
        ("出单了吗？", "出了"),
    ]
    assert [wrong.say for wrong in made.wrong] == ["停用。"]
