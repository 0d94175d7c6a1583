"""The word box for maintainers: what made a ranking, and how often the right page comes first."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import FIXTURE
from tests.project import ROOT, trees


def test_why_names_what_made_the_ranking() -> None:
    told = trees(FIXTURE, "find", "--why", "没小票但是扣钱").stdout
    assert "till/no-receipt" in told
    assert "best name “" in told and "both hold " in told and "passages " in told


def test_why_shows_what_was_read_in_place_of_what_was_typed() -> None:
    told = trees(FIXTURE, "find", "--why", "meixiaopiao").stdout
    assert told.startswith("Read as: 没小票") and "read “没小票”" in told


def test_why_tells_a_name_that_is_the_question() -> None:
    assert "which is one of its names" in trees(FIXTURE, "find", "--why", "查末笔").stdout


def test_why_tells_a_code() -> None:
    """In the guide itself: response codes are its trade's, and the tests' own site has none."""
    assert "names the code 51" in trees(ROOT, "find", "--why", "错误51").stdout


def test_an_evaluation_prints_first_places_top_three_and_misses(tmp_path: Path) -> None:
    table = tmp_path / "asked.tsv"
    table.write_text(
        "小票\t没出小票\ttill/no-receipt\n小票\t没出小票\thelp/call-acquirer\n小票\t没出小票\tno/such-page\n",
        "utf-8",
    )
    lines = trees(FIXTURE, "find", "--eval", str(table)).stdout.splitlines()
    assert "没出小票  wanted help/call-acquirer; found till/no-receipt" in lines[0]
    assert lines[-1] == (
        "2 questions: first 1 (50.0%), among the first three 1 (50.0%); the site has no answer to 1 more"
    )


def test_a_table_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "asked.tsv"
    table.write_text("没出小票\n", "utf-8")
    refused = trees(FIXTURE, "find", "--eval", str(table))
    assert refused.returncode == 1 and "line 1" in refused.stderr and "Traceback" not in refused.stderr


def test_a_question_and_a_table_at_once_are_refused() -> None:
    assert trees(FIXTURE, "find").returncode == 2


def test_where_nothing_is_found_it_says_so() -> None:
    assert "Nothing was found." in trees(FIXTURE, "find", "qqqqqqqq").stdout
