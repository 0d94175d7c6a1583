"""The browser ranks exactly as Python does; `make soak` asks five thousand questions, this a few hundred."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from build_tools.targets.search.document import WaysIn
from build_tools.targets.search.evaluate import read_questions
from build_tools.targets.search.index import Index
from build_tools.targets.search.rank import ranking
from build_tools.targets.search.script import script
from tests.project import ROOT
from tests.share import count
from tests.targets.search.conftest import small_index
from tests.targets.search.generated import generated
from tests.targets.search.test_numbers import QUERIES

ASKED = count(300, 5_000)
"""How many questions are made up."""
_ASK = """(asked) => {
  const index = new FinderIndex(FINDER);
  return asked.map((query) => {
    const {hits, meant} = index.answer(query);
    return [meant, hits.map((hit) => [hit.id, hit.score])];
  });
}"""


def browser_answers(browser: Browser, index: Index, asked: list[str]) -> Any:
    """What the browser answers: for each question how it was read, and its results."""
    page = browser.new_page()
    page.add_script_tag(content=script(index, WaysIn((), "")).decode())
    found = page.evaluate(_ASK, asked)
    page.close()
    return found


def python_answers(index: Index, asked: list[str]) -> list[list[Any]]:
    """The same from Python."""
    found = (ranking(index, query) for query in asked)
    return [[one.meant, [[hit.id, hit.score] for hit in one.hits]] for one in found]


def real_questions() -> list[str]:
    """Every question of the tables."""
    files = (
        ROOT / "tests" / "queries" / f"{name}.tsv" for name in ("tuning", "held_out", "former", "fresh_tuning", "fresh")
    )
    return [question.text for file in files for question in read_questions(file.read_text("utf-8"))]


@pytest.mark.browser
def test_the_browser_answers_as_python_does(browser: Browser, guide: Index) -> None:
    real = real_questions()
    asked = [*real[:: max(1, len(real) // ASKED)], *QUERIES, *generated(guide, real, ASKED)]
    theirs, ours = browser_answers(browser, guide, asked), python_answers(guide, asked)
    assert [triple for triple in zip(asked, theirs, ours, strict=True) if triple[1] != triple[2]] == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_have_the_same_meaning_in_the_browser(browser: Browser, language: str) -> None:
    index = small_index(language)
    asked = [*QUERIES, "error 51", "charged $51", "51 dollars", "what does 51 mean", "no slip"]
    assert browser_answers(browser, index, asked) == python_answers(index, asked)
