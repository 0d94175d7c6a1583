"""Mends by stretches of text: what they name changes, nothing else does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from build_tools.build.trade import all_rules
from build_tools.check.fixes import encode, mend
from build_tools.findings import Fix, Span
from build_tools.load.source import Source
from build_tools.rules import engine
from tests.forests import HEAD, forest_of


def fix(line: int, col: int, end: int, text: str) -> Fix:
    return Fix(Span("a.yml", line, col, line, end), text)


def mended(text: str, *fixes: Fix) -> str:
    done = mend({"a.yml": Source("a.yml", text)}, fixes)
    return done["a.yml"].source.text if done else text


def test_only_the_stretches_named_are_written() -> None:
    text = "title: 甲  # 一\r\nstart: qurey\r\n\r\n# 末"
    assert mended(text, fix(2, 8, 13, "query"), fix(1, 8, 9, "乙丙")) == text.replace("甲", "乙丙").replace(
        "qurey", "query"
    )


def test_of_mends_that_overlap_the_first_is_made() -> None:
    assert mended("abcdef\n", fix(1, 1, 4, "X"), fix(1, 3, 6, "Y"), fix(1, 6, 7, "Z")) == "XdeZ\n"


def test_a_place_that_is_not_there_is_left_alone() -> None:
    assert mended("abc\n", fix(9, 1, 2, "X"), fix(1, 9, 12, "Y")) == "abc\n"


def test_what_changes_nothing_is_no_mend() -> None:
    assert not mend({"a.yml": Source("a.yml", "abc\n")}, [fix(1, 1, 4, "abc")])
    assert not mend({}, [fix(1, 1, 4, "x")])


def test_the_byte_order_mark_stays() -> None:
    assert encode(b"\xef\xbb\xbfabc", "甲") == b"\xef\xbb\xbf" + "甲".encode()
    assert encode(b"abc", "甲") == "甲".encode()


@given(
    st.text(st.sampled_from("ab甲\n\r"), max_size=60), st.integers(0, 60), st.integers(0, 9), st.text("xy", max_size=4)
)
def test_a_mend_cuts_at_the_characters_that_lines_and_columns_count(text: str, at: int, size: int, new: str) -> None:
    begin, end = min(at, len(text)), min(at + size, len(text))
    if "\r\n" in (text[begin - 1 : begin + 1], text[end - 1 : end + 1]):
        return

    def place(offset: int) -> tuple[int, int]:
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    edit = Fix(Span("a.yml", *place(begin), *place(end)), new)
    assert mended(text, edit) == text[:begin] + new + text[end:]


TREE = """\
start: look
nodes:
  look:
    # 先看纸
    answers: {没有: load, 还有: done, 不确定: load}   # 三种
    hint: 打开纸仓看。
    # 问句在后
    ask: 纸仓里还有纸吗？

  load:
    next: done
    minutes: 1
    do: 装一卷新纸
  done: {end: resolved, say: 好了。}
# 完
"""


def test_keys_are_put_in_order_by_whole_lines_comments_and_all() -> None:
    forest = forest_of({"t/a": TREE})
    rule = next(rule for rule in all_rules() if rule.name == "key-order")
    found = engine.check(forest, [rule])
    assert [(finding.code, finding.span.line) for finding in found] == [("B111", 9), ("B111", 15)]
    done = mend(forest.sources, [finding.fix for finding in found if finding.fix])["trees/t/a.yml"].source.text
    assert (
        done
        == HEAD
        + """\
start: look
nodes:
  look:
    # 问句在后
    ask: 纸仓里还有纸吗？
    hint: 打开纸仓看。
    # 先看纸
    answers: {没有: load, 还有: done, 不确定: load}   # 三种

  load:
    do: 装一卷新纸
    minutes: 1
    next: done
  done: {end: resolved, say: 好了。}
# 完
"""
    )


def test_keys_in_braces_are_told_but_not_moved() -> None:
    text = "start: look\nnodes:\n  look: {next: done, do: 装纸}\n  done: {end: resolved, say: 好了。}\n"
    (found,) = engine.check(forest_of({"t/a": text}), [rule for rule in all_rules() if rule.name == "key-order"])
    assert (found.message, found.fix) == ("`do` usually stands before `next`", None)
