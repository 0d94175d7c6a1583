"""The finder puts the right page first, and the browser ranks exactly as the command does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_tools.model.forest import Forest
from build_tools.targets.search import documents as found
from build_tools.targets.search import index as finder
from tests.project import ROOT, trees

QUERIES = [line.split("\t") for line in (ROOT / "tests" / "queries.tsv").read_text("utf-8").splitlines()]
MUST = {
    "刷卡没出小票但是扣钱了": "receipt/receipt-missing",
    "没小票": "receipt/receipt-missing",
    "冲正失败": "reversal/reversal-failed",
    "错误代码51": "code:51",
    "钱没到账": "settlement/payout-delayed",
}


@pytest.fixture(scope="module")
def index(forest: Forest) -> finder.Index:
    return found.index(forest)


def test_the_right_page_comes_first(index: finder.Index) -> None:
    ranked = {query: [hit.id for hit in finder.search(index, query)] for query, _ in QUERIES}
    missed = [(query, wanted, ranked[query][:3]) for query, wanted in QUERIES if ranked[query][:1] != [wanted]]
    assert len(QUERIES) >= 60
    assert len(missed) <= 0.05 * len(QUERIES), missed
    assert sum(wanted not in ranked[query][:3] for query, wanted in QUERIES) <= 0.02 * len(QUERIES)


def test_every_alias_finds_its_tree(index: finder.Index, forest: Forest) -> None:
    for tree in forest.trees.values():
        for name in (tree.title, *tree.aliases):
            assert finder.search(index, name.value)[0].id == tree.id, name.value


@pytest.mark.parametrize(("query", "wanted"), MUST.items())
def test_the_command_prints_its_ranking(query: str, wanted: str) -> None:
    results = json.loads(trees(ROOT, "find", query, "--json").stdout)["results"]
    assert results[0]["id"] == wanted
    assert set(results[0]) == {"id", "kind", "title", "url", "score"}
    assert [hit["score"] for hit in results] == sorted((hit["score"] for hit in results), reverse=True)


@pytest.mark.parametrize("query", ["", "   ", "！？。", "zzzzzz", "<script>", "\0", "𠮷野家", "a" * 5000])
def test_any_query_is_answered(index: finder.Index, query: str) -> None:
    assert isinstance(finder.search(index, query), list)


@pytest.mark.browser
def test_the_browser_ranks_as_python_does(browser: Browser, served: str, index: finder.Index, forest: Forest) -> None:
    asked = [query for query, _ in QUERIES] + [a.value for tree in forest.trees.values() for a in tree.aliases]
    asked += ["ＰＯＳ 没网", "0.38%", "A0", "é", "𠮷野家", "没 小 票", "51 55"]
    page = browser.new_page(service_workers="block")
    page.goto(f"{served}/index.html")
    ranked = page.evaluate("(asked) => Promise.all(asked.map((query) => window.findSymptom(query)))", asked)
    page.close()
    for query, hits in zip(asked, ranked, strict=True):
        assert hits == [hit._asdict() for hit in finder.search(index, query)], query


@pytest.mark.browser
@pytest.mark.parametrize("start", ["index.html", "trees/device/printer-fault.html"])
def test_typing_finds_and_enter_opens(browser: Browser, site: Path, start: str) -> None:
    page = browser.new_page(service_workers="block")
    page.goto((site / start).as_uri())
    box = page.get_by_role("combobox")
    box.click()
    box.press_sequentially("没小票")
    first = page.get_by_role("option").first
    first.wait_for()
    assert "不出小票但顾客已扣款" in first.inner_text()
    assert "小票" in first.locator("mark").first.inner_text() + first.inner_text()
    assert "从头开始排查" in page.get_by_role("option").last.inner_text()
    box.press("ArrowDown")
    assert first.get_attribute("aria-selected") == "true"
    with page.expect_navigation():
        box.press("Enter")
    assert page.url.endswith("trees/receipt/receipt-missing.html")
    page.close()
