"""A hand-written page comes apart with every place where it stands."""

from __future__ import annotations

import datetime as dt

import pytest

from build_tools.build.trade import assemble
from build_tools.findings import Span
from build_tools.load.source import Source
from build_tools.model.pages import read_page

PAGE = """---
description: 说明
sources: [one, two]
trees:
  - till/no-receipt
reviewed: 2026-11-22
---
# 标题 {#top}

上限 0.35%[@one]，先看[这棵树](../trees/till/no-receipt.md#paper)。
再看[下一页](calculator.md?a=1#form)和[外站](https://example.org/a.md)。
"""


def test_front_matter_is_read_where_it_stands() -> None:
    page, faults = read_page(Source("docs/fees/index.md", PAGE))
    assert faults == []
    assert (page.id, page.title, page.line) == ("fees/index", "标题", 8)
    assert page.reviewed == dt.date(2026, 11, 22)
    assert [text.value for text in page.sources] == ["one", "two"]
    assert page.trees[0] == ("till/no-receipt", Span("docs/fees/index.md", 5, 5, 5, 20))


def test_links_and_citations_are_found_in_the_text() -> None:
    page, _ = read_page(Source("docs/fees/index.md", PAGE))
    links = list(page.links())
    assert [(link.place, link.anchor, link.tree) for link in links] == [
        ("trees/till/no-receipt", "paper", "till/no-receipt"),
        ("fees/calculator", "form", None),
    ]
    assert links[0].span.line == 10
    assert [(text.value, text.span.line, text.span.col) for text in page.cited()] == [("one", 10, 9)]


def test_a_page_without_front_matter_is_all_body() -> None:
    page, faults = read_page(Source("docs/a.md", "# 甲\n\n---\n\n乙\n"))
    assert (page.title, page.head, page.line, faults) == ("甲", "", 1, [])


def test_front_matter_that_is_no_yaml_is_a_fault_on_its_line() -> None:
    page, faults = read_page(Source("docs/a.md", "---\ntrees: [a\n---\n# 甲\n"))
    assert page.trees == ()
    assert [fault.span.line for fault in faults] == [3]
    assert assemble([page.source]).faults == tuple(faults)


@pytest.mark.parametrize(
    ("head", "name", "help_"),
    [
        ("reviewd: 2026-11-01", "unknown-key", "did you mean `reviewed`?"),
        ("hide: 5", "unknown-key", "known here: description, explains, reviewed, sheet, sources, title, trees"),
        ("icon: x", "unknown-key", "known here: description, explains, reviewed, sheet, sources, title, trees"),
        ("reviewed: '2026-11-01'", "wrong-type", "write a date such as 2026-11-22, without quotes"),
        ("trees: receipt/receipt-missing", "wrong-type", "write it in brackets, `[…]`, with `, ` between items"),
        ("description: [说明]", "wrong-type", "write text"),
    ],
)
def test_front_matter_holds_what_it_may(head: str, name: str, help_: str) -> None:
    source = Source("docs/a.md", f"---\nsources: []\n{head}\n---\n# 甲\n")
    (fault,) = assemble([source]).faults
    assert (fault.name, fault.span.line, fault.help) == (name, 3, help_)


def test_a_readme_among_the_trees_may_have_any_front_matter() -> None:
    assert not assemble([Source("trees/README.md", "---\ntags: [a]\n---\n# 甲\n")]).faults
