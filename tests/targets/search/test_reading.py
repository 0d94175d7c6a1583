"""One thing said in many ways is read as one."""

from __future__ import annotations

import pytest

from build_tools.locales import sentences
from build_tools.targets.search.index import Index
from build_tools.targets.search.language import language
from build_tools.targets.search.reading import Reader


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("没小票", "沒 小 票"),
        ("ＰＯＳ", "pos"),
        ("到账", "到帳"),
        ("到账", "到帐"),
        ("扣了2次", "扣了两次"),
        ("刷了二遍", "刷了两遍"),
        ("扣了钱了", "扣钱"),
    ],
)
def test_two_ways_to_write_are_one_question(small: Index, one: str, other: str) -> None:
    assert small.reader.joined(one) == small.reader.joined(other)


def test_words_for_the_same_thing_share_a_term(small: Index) -> None:
    assert "#0" in small.reader.terms("签购单没出") and "#0" in small.reader.terms("没有凭条")


@pytest.mark.parametrize("text", ["没到账", "没有到账", "未到账", "不到账"])
def test_what_is_not_so_is_told_from_what_is(small: Index, text: str) -> None:
    assert "-1" in small.reader.terms(text) and "+1" not in small.reader.terms(text)
    assert "+1" in small.reader.terms("到账了") and "-1" not in small.reader.terms("到账了")


def test_a_negation_may_follow_its_verb(small: Index) -> None:
    assert "-3" in small.reader.terms("扣款不出来")


def test_words_around_the_matter_do_not_count(small: Index) -> None:
    assert small.reader.terms("请问没小票怎么办") == small.reader.terms("没小票")


@pytest.mark.parametrize(("text", "asked"), [("冲正是啥", True), ("什么叫冲正", True), ("冲正失败是啥情况", False)])
def test_asking_what_a_word_means_is_told_from_asking_what_is_wrong(small: Index, text: str, asked: bool) -> None:
    assert small.reader.asks_meaning(text) is asked


def test_where_only_such_words_are_left_they_count(small: Index) -> None:
    assert small.reader.terms("怎么办")


def test_several_complaints_are_taken_apart(small: Index) -> None:
    assert small.reader.clauses("没网，而且小票也没出") == ["没网", "小票也没出"]
    assert small.reader.clauses("1,000 元没到") == ["1,000 元没到"]


def test_english_is_read_by_words() -> None:
    reader = Reader(language("en-GB"), (("receipt", "slip"),), {})
    assert "#0" in reader.terms("no slip printed") and "-0" in reader.terms("no slip printed")
    assert "printed" in reader.terms("no slip printed")
    assert reader.terms("the printer is jammed") == reader.terms("printer jammed")
    assert "#0" not in reader.terms("landslips")


def test_every_piece_of_text_can_be_read(small: Index) -> None:
    for text in ("", "   ", "！？。", "<script>", "\0", "𠮷野家", "é", "İ", "a" * 5000, "没" * 3000):
        assert isinstance(small.reader.terms(text), dict)


@pytest.mark.parametrize("name", ["tlh", "../languages/zh", "x" * 5_000, "", "\0"])
def test_a_language_without_lists_is_read_as_english(name: str) -> None:
    assert language(name) == language("en")
    assert sentences(name) == {}
