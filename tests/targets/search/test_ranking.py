"""The right page comes first, on questions whose subjects were kept apart while the ranking was tuned."""

from __future__ import annotations

import gzip

import pytest

from build_tools.build.trade import TRADE
from build_tools.model.forest import Forest
from build_tools.model.synonyms import questions
from build_tools.targets.search.documents import documents, ids
from build_tools.targets.search.evaluate import Question, evaluate, read_questions
from build_tools.targets.search.index import Index
from build_tools.targets.search.rank import search
from build_tools.targets.search.script import box, parts
from build_tools.targets.search.site_index import ways_in
from tests.project import ROOT

FOLDER = ROOT / "tests" / "queries"


@pytest.mark.parametrize(
    ("table", "first", "few"),
    [
        ("tuning", 0.95, 0.99),
        ("held_out", 0.95, 0.99),
        ("former", 0.95, 0.985),
        ("fresh_tuning", 0.95, 0.985),
        ("fresh", 0.95, 0.985),
        ("unusual", 0.64, 0.87),
    ],
)
def test_the_right_page_comes_first(guide: Index, table: str, first: float, few: float) -> None:
    result = evaluate(guide, read_questions((FOLDER / f"{table}.tsv").read_text("utf-8")))
    assert result.asked >= 80
    assert result.first >= first * result.asked, result.misses
    assert result.few >= few * result.asked, [miss for miss in result.misses if (miss.place or 9) > 3]


@pytest.mark.parametrize("tables", [("tuning", "held_out"), ("fresh_tuning", "fresh")])
def test_the_halves_share_no_subject(tables: tuple[str, str]) -> None:
    halves = [
        {line.split("\t")[0] for line in (FOLDER / f"{half}.tsv").read_text("utf-8").splitlines()} for half in tables
    ]
    assert min(map(len, halves)) > 70 and not halves[0] & halves[1]


def test_the_half_that_is_kept_back_is_not_among_the_words_of_the_guide(forest: Forest) -> None:
    kept = {question.text for question in read_questions((FOLDER / "fresh.tsv").read_text("utf-8"))}
    assert sorted(kept & {text for group in questions(forest).values() for text in group}) == []


def test_several_complaints_speak_together(small: Index) -> None:
    assert search(small, "款没到")[0].id == search(small, "昨天小票打了，款没到，查了冲正，钱没到账")[0].id == "payout"


def test_ends_and_steps_are_not_listed(guide: Index) -> None:
    assert not [d.id for d in guide.documents if "#" in d.id and not d.id.startswith("glossary#")]


def test_the_index_is_small(guide: Index, forest: Forest) -> None:
    sent = (b"".join(parts(guide, ways_in(forest)).values()), box(forest.locale))
    assert sum(len(gzip.compress(text, 9)) for text in sent) <= 120_000


def test_a_table_names_the_line_that_is_wrong() -> None:
    assert read_questions("# told\nsubject\tq\ta, b\nq\ta\n") == [Question("q", ("a", "b")), Question("q", ("a",))]
    with pytest.raises(ValueError, match="line 2"):
        read_questions("q\ta\nnothing else\n")


def test_an_evaluation_counts(small: Index) -> None:
    asked = [Question("没小票", ("receipt",)), Question("没小票", ("payout",)), Question("q", ("elsewhere",))]
    result = evaluate(small, asked)
    assert (result.asked, result.first, result.few, len(result.unknown)) == (2, 1, 1, 1)
    assert result.misses[0].question.answers == ("payout",)


def test_rules_know_what_can_be_found_by_its_ids(forest: Forest) -> None:
    found = documents(forest, TRADE.documents(forest))
    assert ids(forest, TRADE.documents(forest)) == {document.id for document in found}
