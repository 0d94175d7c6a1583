"""The self-test: ten situations with one right answer each, on the page as they are written."""

from __future__ import annotations

import re

import pytest

from build_tools.build.trade import TRADE
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.pos.selftest.page import mixed
from build_tools.pos.selftest.questions import QuestionShape, said_at, situations
from build_tools.targets.web.handwritten import finished


@pytest.fixture(scope="module")
def asked(forest: Forest) -> list[QuestionShape]:
    return situations(forest)


def test_there_are_ten_and_each_says_why_of_every_choice(asked: list[QuestionShape]) -> None:
    assert len(asked) == 10
    assert [sum(choice.right for choice in each.choices) for each in asked] == [1] * 10
    assert all(len(each.choices) >= 3 and all(choice.why for choice in each.choices) for each in asked)


def test_no_two_situations_and_no_two_reasons_are_alike(asked: list[QuestionShape]) -> None:
    reasons = [choice.why for each in asked for choice in each.choices]
    assert len({each.story for each in asked}) == len(asked)
    assert len(set(reasons)) == len(reasons)


def test_the_right_answer_is_not_always_in_one_place(asked: list[QuestionShape]) -> None:
    places = {next(i for i, choice in enumerate(mixed(each)) if choice.right) for each in asked}
    assert len(places) >= 3


def test_every_question_stands_on_a_tree_and_its_words(asked: list[QuestionShape], forest: Forest) -> None:
    for each in asked:
        tree, _, node = each.at.partition("#")
        assert tree in forest.trees
        if node:
            assert said_at(forest, each.at) == each.said


def test_the_page_tells_right_from_wrong_and_paper_has_the_key(asked: list[QuestionShape], forest: Forest) -> None:
    shown = finished(pages(forest)["prevention/training"], forest, TRADE)
    for each in asked:
        assert each.story in shown
        assert all(choice.say in shown for choice in each.choices)
    right = sum(len([choice for choice in each.choices if choice.right]) for each in asked)
    assert len(re.findall('class="choice right"', shown)) == right
    assert len(re.findall(r"<b>[A-H] 对</b>", shown)) == right
