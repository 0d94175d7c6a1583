"""What was typed by ear, by initials or with a slip is understood; what is right is left alone."""

from __future__ import annotations

import pytest

from build_tools.targets.search.index import Index
from build_tools.targets.search.rank import ranking
from build_tools.targets.search.sound import sounds


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("meixiaopiao", "没小票"),
        ("mei xiao piao", "没小票"),
        ("chongzhengsibai", "冲正失败"),  # flat for curled
        ("冲证失败", "冲正失败"),
        ("消票打不出来", "小票打不出来"),
        ("签道失败", "签到失败"),
        ("chongzhengshibau", "冲正失败"),  # the key beside
        ("chongzhengshibaii", "冲正失败"),  # a key too many
        ("wify", "wifi"),
        ("viza", "visa"),
        ("czsb", "冲正失败"),
    ],
)
def test_what_was_meant_is_understood(small: Index, typed: str, meant: str) -> None:
    assert ranking(small, typed).meant == meant


@pytest.mark.parametrize("typed", ["没小票", "钱到账了", "visa", "wifi 连不上", "51", "冲正失败", "", "zzzzzzz", "！"])
def test_what_is_right_or_hopeless_is_left_alone(small: Index, typed: str) -> None:
    assert ranking(small, typed).meant is None


def test_the_trade_reads_characters_its_own_way() -> None:
    assert sounds("重", {"重": "chong zhong"})["重"] == ("chong", "zhong")
    assert sounds("绿", {})["绿"] == ("lv",)


def test_common_characters_come_beside_those_of_the_index() -> None:
    found = sounds("𠮷", {})
    assert len(found) > 3700 and found["票"] == ("piao",)
