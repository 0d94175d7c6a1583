"""Authors' text comes out as it was meant, and never as anything more."""

from __future__ import annotations

from html import escape

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_tools.model.markup import KNOWN
from build_tools.targets import inline

HOSTILE = [
    "<script>alert(1)</script>",
    "a {#id .class onclick=x} b",
    "# heading",
    "- item",
    "1. item",
    "![x](http://example.org/x.png)",
    "&lt;b&gt; &amp; &#60;",
    "`<b>`",
    "[x](javascript:alert(1))",
    "a | b",
    "\\alpha $x$ _under_ ~~gone~~",
    '"quoted" #set page() @ref',
]


@given(st.text(alphabet="字a *_`[]()\\\\!<>&\n\t"))
def test_a_text_without_marks_is_what_the_parser_takes_it_for(text: str) -> None:
    line = " ".join(text.split())
    tokens = MarkdownIt("zero").enable(list(KNOWN)).parseInline(line)[0].children or []
    assert inline.plain(text) == "".join(token.content for token in tokens)
    if inline._MARKS.isdisjoint(line):
        assert {token.type for token in tokens} <= {"text"}
        assert inline.html(text) == escape(inline.plain(text), quote=True)


def test_inline_markdown_is_kept() -> None:
    text = "先**查询**，按 `菜单` 看[这页](x.md)"
    assert inline.plain(text) == "先查询，按 菜单 看这页"
    assert inline.html(text) == '先<strong>查询</strong>，按 <code>菜单</code> 看<a href="x.html">这页</a>'


@pytest.mark.parametrize("text", HOSTILE)
def test_inside_a_page_words_mean_only_themselves(text: str) -> None:
    extensions = ["attr_list", "md_in_html", "tables", "toc"]
    page = f"## 问 {inline.markdown(text)} {{#node}}\n\n- {inline.markdown(text)}\n"
    html = python_markdown.markdown(page, extensions=extensions)
    assert html.count('<h2 id="node">') == html.count("<h2") == 1
    assert html.count("<li>") == 1
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript:' not in html


@given(st.text(max_size=60))
def test_html_never_holds_a_tag_that_the_text_brought(text: str) -> None:
    html = inline.html(text)
    for tag in ("<strong>", "</strong>", "<em>", "</em>", "<code>", "</code>", "</a>"):
        html = html.replace(tag, "")
    assert "<" not in html.replace('<a href="', "")


@given(st.text(alphabet="甲乙*_`[]()<>&#\\ a1", max_size=40))
def test_plain_text_is_one_line(text: str) -> None:
    assert "\n" not in inline.plain(text)
