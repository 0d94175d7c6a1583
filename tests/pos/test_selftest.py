"""Training questions come from the examples, and their wrong choices are ends that another answer leads to."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.selftest.questions import WRONG, drill


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
