"""What a printed card's edition tells: current, still true, out of date and since what."""

from __future__ import annotations

import pytest

from build_tools.build.press import Press
from build_tools.build.trade import assemble
from build_tools.cache import Cache
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.history import FILE, histories
from build_tools.targets.paper import card, editions
from build_tools.targets.paper.editions import Current
from tests.conftest import SITE_URL

INDEX = Source("trees/device/index.yml", "title: 设备\ndescription: 设备。\norder: 1\n")
TREE = """title: 打印机不出纸
summary: 纸不出来。
reviewed: 2026-11-01
start: paper
nodes:
  paper: {ask: 纸仓里还有纸吗？, answers: {没有了: reload, 还有: call}}
  reload: {end: resolved, say: 装一卷新纸，再补打一张。}
  call: {end: stop, say: 停用，报修。}
"""
KEY = "device/no-paper"


def forest_of(text: str, **more: str) -> Forest:
    sources = [INDEX, Source(f"trees/{KEY}.yml", text), *(Source(path, said) for path, said in more.items())]
    forest = assemble(sources)
    assert forest.faults == ()
    return forest


def now(text: str, **more: str) -> dict[str, Current]:
    return Press(forest_of(text, **more), SITE_URL, Cache(None)).current()


def test_the_edition_covers_what_is_printed_and_nothing_else() -> None:
    same = now(TREE)[KEY].mark
    assert same == now(TREE)[KEY].mark
    assert now(TREE + "# a remark\n")[KEY].mark == same
    assert now(TREE.replace("start:", "aliases: [没纸]\nstart:"))[KEY].mark == same
    assert now(TREE.replace("停用，报修。}", "停用，报修。, hint: 只在屏幕上。}"))[KEY].mark == same
    for old, new in (("报修", "送修"), ("还有:", "还有呢:"), ("打印机不出纸", "不出纸"), ("2026-11-01", "2026-11-02")):
        assert now(TREE.replace(old, new))[KEY].mark != same, new


def test_the_edition_on_paper_is_the_one_that_is_told() -> None:
    press = Press(forest_of(TREE), SITE_URL, Cache(None))
    made = press.content(press.forest.trees[KEY])
    assert card.finished(made, SITE_URL)["edition"] == press.current()[KEY].mark


def test_the_history_tells_what_has_changed_since() -> None:
    first = now(TREE)
    second = now(TREE.replace("停用，报修。", "停用这台，报收单机构。"))
    third = now(
        TREE.replace("停用，报修。", "停用这台，报收单机构。").replace("还有:", "还有呢:").replace("不出纸", "没出纸")
    )
    history = editions.recorded({}, first, "2026-11-01")
    history = editions.recorded(history, second, "2026-11-08")
    assert editions.recorded(history, second, "2026-11-09") == history, "the same edition is recorded once"
    history = editions.recorded(history, third, "2026-11-15")

    assert [edition.date for edition in history[KEY].editions] == ["2026-11-01", "2026-11-08", "2026-11-15"]
    assert history[KEY].editions[1].changes == ["改了“停用这台，报收单机构。”"]
    said = editions.verdict(first[KEY].mark, third, history)
    assert not said.current
    assert "out of date, 2026-11-01" in said.said
    assert "标题改成“打印机没出纸”；改了“纸仓里还有纸吗？”；改了“停用这台，报收单机构。”" in said.said
    assert editions.verdict(third[KEY].mark, third, history) == (True, f"A1 {KEY}: current")
    assert editions.verdict("00000000", third, history).said == "no card is known to have had this edition"


def test_an_edition_that_is_not_recorded_yet_is_counted_in() -> None:
    history = editions.recorded({}, now(TREE), "2026-11-01")
    later = now(TREE.replace("报修", "送修"))
    assert editions.missing(history, later) == [KEY]
    (former,) = editions.former(history[KEY], later[KEY])
    assert former.changes == ("改了“停用，送修。”",)
    assert editions.missing(editions.recorded(history, later, "2026-11-02"), later) == []


def test_a_card_that_was_only_set_anew_is_still_true() -> None:
    first = now(TREE)
    history = editions.recorded({}, first, "2026-11-01")
    again = {KEY: Current("12345e67", first[KEY].number, first[KEY].title, first[KEY].reviewed, first[KEY].said)}
    (former,) = editions.former(history[KEY], again[KEY])
    assert (former.same, former.changes) == (True, ())
    assert editions.verdict(first[KEY].mark, again, history).current


def test_steps_that_come_and_go_are_told() -> None:
    first = now(TREE)
    text = TREE.replace("还有: call", "还有: look").replace(
        "  call:", "  look: {do: 打开纸仓看看, next: call}\n  call:"
    )
    history = editions.recorded(editions.recorded({}, first, "2026-11-01"), now(text), "2026-11-02")
    assert history[KEY].editions[-1].changes == ["新增“打开纸仓看看”", "改了“纸仓里还有纸吗？”"]
    history = editions.recorded(history, first, "2026-11-03")
    assert history[KEY].editions[-1].changes == ["改了“纸仓里还有纸吗？”", "去掉了 1 步"]


def test_the_file_reads_back() -> None:
    history = editions.recorded({}, now(TREE), "2026-11-01")
    history = editions.recorded(history, now(TREE.replace("报修", "“送修”")), "2026-11-02")
    forest = forest_of(TREE, **{FILE: editions.written(history)})
    assert histories(forest) == history


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("device/no-paper:\n  number: A1\n  editions: []\n  steps: {}\n", "editions"),
        (
            'device/no-paper: {number: A1, editions: [{edition: "12345e6", date: "1", words: "x"}], steps: {}}\n',
            "edition",
        ),
        ("device/no-paper: {number: A1, steps: {}}\n", "editions"),
    ],
)
def test_a_spoiled_history_is_told_and_not_lost(text: str, told: str) -> None:
    forest = assemble([INDEX, Source(f"trees/{KEY}.yml", TREE), Source(FILE, text)])
    assert any(told in fault.message for fault in forest.faults), forest.faults
    assert histories(forest) == {}
