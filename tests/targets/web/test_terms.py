"""A term is explained where a page first uses it, and nowhere that a link would break."""

from __future__ import annotations

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.targets.web import terms

GLOSSARY = """
撤销: {means: '当天、没结算的交易，"整笔"取消。'}
预授权撤销: {means: 把冻结的钱放开。}
冲正: {means: 机器自己取消没走完的交易。, not: [冲账, 充正]}
"""


def forest() -> Forest:
    return assemble([Source("docs/data/glossary.yml", GLOSSARY), Source("docs/glossary.md", "# 术语表\n")])


def test_the_first_use_is_linked_with_its_meaning_and_no_other() -> None:
    made = terms.linked("先撤销，再撤销。\n\n又撤销。", "apply/index.md", forest())
    link = '[撤销](../glossary.md#撤销 "当天、没结算的交易，”整笔”取消。"){.term}'
    assert made == f"先{link}，再撤销。\n\n又撤销。"


def test_of_terms_that_overlap_the_longest_is_meant() -> None:
    made = terms.linked("预授权撤销", "about.md", forest())
    assert made.startswith("[预授权撤销](glossary.md#预授权撤销 ")


def test_headings_links_code_tags_and_citations_are_left_alone() -> None:
    text = '# 冲正\n<p title="冲正">\n[冲正](a.md) `冲正` [@冲正] <b class="冲正">\n```\n冲正\n```'
    assert terms.linked(text, "about.md", forest()) == text


def test_html_is_left_alone_to_its_end_unless_it_holds_markdown() -> None:
    text = "<p>冲正<br>\n撤销</p>\n\n<div markdown>\n\n"
    assert terms.linked(text + "冲正", "about.md", forest()).startswith(text + "[冲正](glossary.md#冲正 ")
    assert "[冲正](" in terms.linked('<p class="a" markdown>冲正</p>', "about.md", forest())


def test_the_glossary_explains_no_term_by_itself() -> None:
    assert terms.linked("冲正", "glossary.md", forest()) == "冲正"


def test_the_glossary_lists_meanings_and_keeps_misspellings_to_itself() -> None:
    made = terms.listed(forest())
    assert '<dt id="冲正">冲正</dt>\n<dd>机器自己取消没走完的交易。</dd>' in made
    assert "充正" not in made


def test_without_the_page_that_a_term_would_lead_to_nothing_happens() -> None:
    bare = assemble([Source("docs/data/glossary.yml", GLOSSARY)])
    assert terms.linked("冲正", "about.md", bare) == "冲正"


def test_without_a_glossary_nothing_happens() -> None:
    assert terms.linked("冲正", "about.md", Forest()) == "冲正"
