"""What a number is, by kind; the browser is held to the same list in test_agreement."""

from __future__ import annotations

import pytest

from build_tools.targets.search.index import Index
from build_tools.targets.search.language import language
from build_tools.targets.search.numbers import codes_named
from build_tools.targets.search.rank import search

CODES = {
    "a code by itself": {"51": "51", "A0": "A0", "a0": "A0", "０５": "05", " 55 ": "55", "y1": "Y1"},
    "a letter for a digit": {"O5": "05", "o5": "05", "0O": "00"},
    "beside what it is": {
        "错误51": "51",
        "错误代码51": "51",
        "应答码 05": "05",
        "返回96": "96",
        "提示51": "51",
        "显示A0": "A0",
        "报99": "99",
        "55错误": "55",
    },
    "asked about": {
        "51是什么意思": "51",
        "请问51怎么办": "51",
        "机器出51": "51",
        "刷卡51": "51",
        "51，怎么回事": "51",
        "99是什么错": "99",
    },
}
NO_CODES = {
    "an amount": [
        "51元",
        "扣了51",
        "扣了51元两次",
        "多扣了96元",
        "刷了30块没出小票",
        "押金99元不退",
        "¥51",
        "51块",
        "收55",
    ],
    "an amount after a cue": ["显示51元", "提示扣款99元"],
    "a long number": ["1 000.00", "1,000.00", "0.51", "10086", "12363"],
    "a time": ["调单 72小时", "等了30分钟", "12:51", "51秒"],
    "a date": ["05月01日", "05号的钱没到", "2026-11-05"],
    "a percentage": ["51%", "96折"],
    "a count": ["30笔", "51次", "55张小票"],
    "part of a card's number": ["尾号51", "51开头的卡"],
    "a telephone or model": ["电话 96", "型号A0", "A920", "wi-fi", "fi"],
    "one digit": ["0", "5"],
    "in a longer sentence": ["昨天51那位顾客说钱没到"],
}
QUERIES = [*(q for kind in CODES.values() for q in kind), *(q for kind in NO_CODES.values() for q in kind)]


@pytest.mark.parametrize(("query", "code"), [item for kind in CODES.values() for item in kind.items()])
def test_a_code_is_found_first(small: Index, query: str, code: str) -> None:
    assert search(small, query)[0].id == f"code:{code}"


@pytest.mark.parametrize("query", [query for kind in NO_CODES.values() for query in kind])
def test_another_number_is_no_code(small: Index, query: str) -> None:
    assert codes_named(query, small.codes, small.reader.language) == []


@pytest.mark.parametrize("query", [query for kind in NO_CODES.values() for query in kind])
def test_in_the_guide_it_puts_no_code_first(guide: Index, query: str) -> None:
    assert [hit.kind for hit in search(guide, query)[:1]] != ["code"]


def test_several_codes_keep_their_order(small: Index) -> None:
    assert codes_named("51 05", small.codes, small.reader.language) == ["51", "05"]


def test_english_has_its_own_words() -> None:
    assert codes_named("error 51", {"51"}, language("en")) == ["51"]
    assert codes_named("what does 51 mean", {"51"}, language("en")) == ["51"]
    assert codes_named("charged $51", {"51"}, language("en")) == []
    assert codes_named("51 dollars", {"51"}, language("en")) == []
