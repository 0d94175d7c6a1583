"""`<!-- noqa: B630 reason -->` answers a finding on its line of a page, needs a reason, and is not published."""

from __future__ import annotations

from build_tools.build.trade import TRADE, assemble, findings_of
from build_tools.load.source import Source
from build_tools.model.pages import pages
from build_tools.targets.web.handwritten import finished

TREE = Source(
    "trees/demo/main.yml",
    """\
title: 试一试
summary: 试一试。
reviewed: 2026-11-01
start: call
nodes:
  call: {end: stop, say: 等店长来。}
""",
)
PAGE = """\
---
trees: [demo/main]
sources: [gone]  # noqa: B401 旧出处，等人补
---
# 求助

见[旧页](nowhere.md)。{remark}

写法：`<!-- noqa: B630 理由 -->`。
"""


def codes(remark: str) -> list[str]:
    """What is found in the page."""
    page = Source("docs/help.md", PAGE.replace("{remark}", remark))
    listed = Source("docs/data/sources.yml", "a: {title: a, publisher: b, checked: 2026-11-22, confidence: high}\n")
    found = findings_of(assemble([TREE, page, listed]))
    return [finding.code for finding in found if finding.span.path == page.path]


def test_a_remark_answers_what_it_names_on_its_own_line() -> None:
    assert codes("") == ["B630"]
    assert codes(" <!-- noqa: B630 那一页下个月写 -->") == []
    assert codes("\n\n<!-- noqa: B630 不在这一行 -->") == ["B630", "B018"]


def test_a_remark_has_a_reason_and_a_rule_that_is_there() -> None:
    assert codes(" <!-- noqa: B630 -->") == ["B016"]
    assert codes(" <!-- noqa: B999 理由 -->") == ["B630", "B017"]


def test_a_remark_is_not_published_and_one_in_code_is_shown() -> None:
    page = Source("docs/help.md", PAGE.replace("{remark}", " <!-- noqa: B630 那一页下个月写 -->"))
    forest = assemble([TREE, page])
    made = finished(pages(forest)["help"], forest, TRADE)
    assert "下个月" not in made
    assert "`<!-- noqa: B630 理由 -->`" in made
