"""The browser ranks exactly as Python does; `make soak` asks five thousand questions, this a few hundred."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from build_tools.targets.search.document import Name, SearchDocument, WaysIn
from build_tools.targets.search.evaluate import read_questions
from build_tools.targets.search.index import Index, build
from build_tools.targets.search.language import language
from build_tools.targets.search.rank import ranking
from build_tools.targets.search.reading import Reader
from build_tools.targets.search.script import parts
from build_tools.targets.search.sound import sounds
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
    page.add_script_tag(content=b"".join(parts(index, WaysIn((), "")).values()).decode())
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
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_numbers_have_the_same_meaning_in_the_browser(browser: Browser, spoken: str) -> None:
    index = small_index(spoken)
    asked = [*QUERIES, "error 51", "charged $51", "51 dollars", "what does 51 mean", "no slip"]
    assert browser_answers(browser, index, asked) == python_answers(index, asked)


@pytest.mark.browser
def test_names_are_read_alike_however_many_phrases_the_lists_have(browser: Browser) -> None:
    words = ["纸" + chr(0x4E00 + number) for number in range(6_410)]
    names = [
        words[0],
        f"没{words[0]}",
        words[6_399],
        f"{words[6_400]}没出",
        f"{words[6_409]}wifi 坏了",
        f"{words[6_409]}𠮷",
    ]
    documents = [SearchDocument(name, "tree", name, "", "", (Name(name),)) for name in names]
    index = build(documents, Reader(language("zh"), tuple((word,) for word in words), {}), sounds("没出坏了", {}))
    theirs = browser_answers(browser, index, names)
    assert theirs == python_answers(index, names)
    assert [hits[0][0] for _, hits in theirs] == names
