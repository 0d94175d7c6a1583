"""Hand-written pages: linked both ways with the trees, sourced, and without anything left to fill in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_tools.build.trade import TRADE
from build_tools.model.forest import Forest
from build_tools.model.pages import Page, pages
from build_tools.model.values import as_said
from build_tools.pos.fees.rules import fees
from build_tools.targets import paths
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.web import citations, handwritten, related
from build_tools.targets.web.page import page as tree_page

PHONE = re.compile(r"(?<![\d-])1[3-9]\d{9}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}|(?<!\d)0\d{2,3}-\d{7,8}")
"""Numbers of private phones and sales hotlines."""
PROMISES = ("免费办理", "免费领取", "全网最低", "十大", "推荐办理", "点击办理", "立即申请")


@pytest.fixture(scope="module")
def written(forest: Forest) -> dict[str, Page]:
    found = dict(pages(forest))
    assert {"apply/index", "fees/index", "brand/index", "prevention/index", "about", "hotlines"} <= set(found)
    return found


def test_every_part_that_is_made_has_been_put_in(forest: Forest, written: dict[str, Page]) -> None:
    for page in written.values():
        made = handwritten.finished(page, forest, TRADE)
        assert "<!-- made:" not in made
        assert "[@" not in made


def test_a_part_that_nothing_makes_stays_a_remark_and_ends_no_build(forest: Forest, written: dict[str, Page]) -> None:
    page = replace(written["about"], body="# 甲\n\n<!-- made: nobody -->\n")
    assert "<!-- made: nobody -->" in handwritten.finished(page, forest, TRADE)


def test_every_citation_is_a_source_that_the_page_names(forest: Forest, written: dict[str, Page]) -> None:
    for page in written.values():
        named = {source.value for source in page.sources}
        assert named <= set(forest.cited_sources), page.id
        text = page.body
        for name, made in handwritten.blocks(TRADE).items():
            if f"<!-- made: {name} -->" in text:
                text += "\n".join(made(page, forest))
        assert set(citations.cited(text)) <= named, page.id


def test_the_fee_rules_cite_sources_that_exist(forest: Forest) -> None:
    found = fees(forest)
    assert found is not None
    three = found.parts
    listed = [three.issuer.sources, three.network.sources, three.acquirer.sources, found.measure.sources]
    listed += [other.sources for other in found.others]
    assert {source for sources in listed for source in sources} <= set(forest.cited_sources)


def test_every_tree_a_page_names_exists_and_names_it_back(forest: Forest, written: dict[str, Page]) -> None:
    for page in written.values():
        for tree in [*(text.value for text in page.trees), *(link.tree for link in page.links() if link.tree)]:
            assert tree in forest.trees, (page.id, tree)
            back = paths.link(paths.page(tree), f"{page.id}.html")
            assert f'<a href="{back}">' in tree_page(forest.trees[tree], forest), (page.id, tree)


def test_every_tree_belongs_with_a_page(forest: Forest) -> None:
    assert [tree for tree in forest.trees if not related.mentions(forest).get(tree)] == []


def test_pages_say_when_they_were_checked_and_which_edition_they_are(forest: Forest, written: dict[str, Page]) -> None:
    for page in written.values():
        assert page.reviewed, page.id
        made = handwritten.finished(page, forest, TRADE)
        key = fingerprint(as_said(page.source))
        assert f"版本 {key}" in made
        assert f"?page={page.id}&amp;e={key}#report" in made


def test_nothing_is_sold(forest: Forest, written: dict[str, Page]) -> None:
    for page in written.values():
        text = handwritten.finished(page, forest, TRADE)
        assert not PHONE.search(text), page.id
        assert not [promise for promise in PROMISES if promise in text and f"“{promise}" not in text], page.id
