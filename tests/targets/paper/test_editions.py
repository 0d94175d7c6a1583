"""What a printed card's edition tells: current, still true, out of date and since what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from build_tools.analysis.card_numbers import card_numbers
from build_tools.build.press import Press
from build_tools.build.trade import assemble
from build_tools.cache import Cache
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.history import History, path_of, settled, written
from build_tools.targets.layout.search.score import Room
from build_tools.targets.paper import editions, frames
from build_tools.targets.paper.card import set_card
from build_tools.targets.paper.editions import Current
from build_tools.targets.web.moved import moved
from tests.conftest import SITE_URL

CHINESE = Source("mkdocs.yml", "site_name: 试\ntheme: {name: material, language: zh}\n")
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
    sources = [CHINESE, INDEX, Source(f"trees/{KEY}.yml", text), *(Source(path, said) for path, said in more.items())]
    forest = assemble(sources)
    assert forest.faults == ()
    return forest


def remember(forest: Forest, histories: dict[str, History]) -> Forest:
    """The forest as it would be with these files on the disk."""
    return replace(forest, histories={**forest.histories, **histories})


def now(text: str, **more: str) -> Mapping[str, Current]:
    return current(forest_of(text, **more))


def current(forest: Forest) -> Mapping[str, Current]:
    return Press(forest, SITE_URL, Cache(None)).current()


def after(days: dict[str, str]) -> Forest:
    """The last of these texts, with every one of them on record as of its day."""
    forest = Forest()
    for day, text in days.items():
        forest = remember(forest_of(text), dict(forest.histories))
        forest = remember(forest, editions.recorded(forest, current(forest), day))
    return forest


def test_the_edition_covers_what_a_card_says_and_nothing_else() -> None:
    same = now(TREE)[KEY].edition
    assert same == now(TREE)[KEY].edition
    for text in (
        TREE + "# a remark\n",
        TREE.replace("start:", "aliases: [没纸]\nstart:"),
        TREE.replace("停用，报修。}", "停用，报修。, hint: 只在屏幕上。}"),
        TREE.replace("2026-11-01", "2026-11-02"),
        TREE.replace("reload", "new-roll"),
        TREE.replace("\n", "\r\n"),
    ):
        assert now(text)[KEY].edition == same, text
    changed = {"报修": "送修", "还有:": "还有呢:", "打印机不出纸": "不出纸", "没有了: reload": "没有了: call"}
    for old, new in changed.items():
        assert now(TREE.replace(old, new))[KEY].edition != same, new


def test_the_edition_does_not_depend_on_who_lays_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the engine, or another processor, puts boxes elsewhere; what the card says is the same."""

    def printed(room: Room) -> tuple[str, object]:
        upright, turned = frames.frames("a4")
        monkeypatch.setattr(frames, "frames", lambda _: (replace(upright), replace(turned)))
        monkeypatch.setattr(frames.Frame, "room", room)
        press = Press(forest_of(TREE), SITE_URL, Cache(None))
        made = press.sheets(press.forest.trees[KEY])
        return set_card(press.contents[KEY], made, SITE_URL).edition, made

    one, two = printed(Room(520.0, 600.0)), printed(Room(300.0, 700.0))
    assert one[1] != two[1]
    assert one[0] == two[0] == now(TREE)[KEY].edition


def test_the_edition_on_paper_is_the_one_that_is_told() -> None:
    press = Press(forest_of(TREE), SITE_URL, Cache(None))
    made = press.sheets(press.forest.trees[KEY])
    assert set_card(press.contents[KEY], made, SITE_URL).edition == press.current()[KEY].edition


SECOND = TREE.replace("停用，报修。", "停用这台，报收单机构。")
THIRD = SECOND.replace("还有:", "还有呢:").replace("不出纸", "没出纸")


def test_the_history_tells_what_has_changed_since() -> None:
    forest = after({"2026-11-01": TREE, "2026-11-08": SECOND, "2026-11-15": THIRD})
    assert editions.recorded(forest, current(forest), "2026-11-16") == {}, "the same edition is recorded once"
    found = forest.histories[KEY].editions
    assert [edition.date for edition in found] == ["2026-11-01", "2026-11-08", "2026-11-15"]
    assert found[1].changes == ["改了“停用这台，报收单机构。”"]
    said = editions.verdict(found[0].edition, current(forest), forest)
    assert not said.current
    assert "out of date, 2026-11-01" in said.said
    assert "标题改成“打印机没出纸”；改了“纸仓里还有纸吗？”；改了“停用这台，报收单机构。”" in said.said
    assert editions.verdict(found[2].edition, current(forest), forest) == (True, f"A1 {KEY}: current")
    assert editions.verdict("00000000", current(forest), forest).said == "no card is known to have had this edition"


def test_an_edition_that_is_not_recorded_yet_is_counted_in() -> None:
    forest = remember(forest_of(TREE.replace("报修", "送修")), dict(after({"2026-11-01": TREE}).histories))
    later = current(forest)
    assert editions.missing(forest, later) == [KEY]
    (former,) = editions.former(forest.history(KEY), later[KEY])
    assert former.changes == ("改了“停用，送修。”",)
    assert editions.missing(remember(forest, editions.recorded(forest, later, "2026-11-02")), later) == []


def test_an_edition_that_comes_back_is_the_newest_again() -> None:
    forest = after({"2026-11-01": TREE, "2026-11-08": SECOND, "2026-11-15": TREE})
    first = current(forest)[KEY].edition
    assert [edition.edition for edition in forest.histories[KEY].editions][-1] == first
    assert len(forest.histories[KEY].editions) == 2
    assert editions.verdict(first, current(forest), forest).current


def test_a_card_whose_steps_are_the_same_is_still_true() -> None:
    forest = after({"2026-11-01": TREE})
    first = current(forest)[KEY]
    again = {KEY: Current("12345e67", first.number, first.title, first.reviewed, first.said, first.locale)}
    (former,) = editions.former(forest.history(KEY), again[KEY])
    assert (former.same, former.changes) == (True, ())
    assert editions.verdict(first.edition, again, forest).current


def test_steps_that_come_and_go_are_told() -> None:
    more = TREE.replace("还有: call", "还有: look").replace(
        "  call:", "  look: {do: 打开纸仓看看, next: call}\n  call:"
    )
    assert after({"2026-11-01": TREE, "2026-11-02": more}).histories[KEY].editions[-1].changes == [
        "新增“打开纸仓看看”",
        "改了“纸仓里还有纸吗？”",
    ]
    fewer = after({"2026-11-01": more, "2026-11-03": TREE})
    assert fewer.histories[KEY].editions[-1].changes == ["改了“纸仓里还有纸吗？”", "去掉了 1 步"]


def test_a_file_reads_back_in_short_lines() -> None:
    history = after({"2026-11-01": TREE, "2026-11-02": TREE.replace("报修", "“送修”")}).histories[KEY]
    text = written(history)
    assert max(map(len, text.splitlines())) <= 80
    assert forest_of(TREE, **{path_of(KEY): text}).histories == {KEY: history}


def test_branches_that_change_different_cards_touch_different_files() -> None:
    other = Source("trees/device/other.yml", TREE.replace("打印机不出纸", "打印机卡纸"))
    forest = assemble([INDEX, Source(f"trees/{KEY}.yml", TREE), other])
    assert set(editions.recorded(forest, current(forest), "2026-11-01")) == {KEY, "device/other"}


def test_a_merge_keeps_the_editions_of_both_branches() -> None:
    """As Git leaves the file, with and without the common ancestor between the marks."""
    base = after({"2026-11-01": TREE}).histories[KEY]
    ours = after({"2026-11-01": TREE, "2026-11-08": SECOND}).histories[KEY]
    theirs = after({"2026-11-01": TREE, "2026-11-05": TREE.replace("报修", "送修")}).histories[KEY]
    for ancestor in ("", f"||||||| base\n{written(base)}"):
        text = f"<<<<<<< HEAD\n{written(ours)}{ancestor}=======\n{written(theirs)}>>>>>>> theirs\n"
        conflict = Source(path_of(KEY), text)
        assert [fault.name for fault in assemble([conflict]).faults] == ["merge-conflict"]
        whole = settled(conflict)
        assert whole
        merged = forest_of(TREE, **{path_of(KEY): whole}).histories[KEY]
        assert [edition.date for edition in merged.editions] == ["2026-11-01", "2026-11-05", "2026-11-08"]
        assert merged.editions[-1] == ours.editions[-1]


def test_what_is_no_history_on_one_side_is_left_to_people() -> None:
    text = f"<<<<<<< HEAD\nnumber: A1\n=======\n{written(after({'2026-11-01': TREE}).histories[KEY])}>>>>>>> theirs\n"
    assert settled(Source(path_of(KEY), text)) is None


WHOLE = '{edition: "12345e67", date: "2026-11-01", words: "12345e67"}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("number: A1\neditions: []\nsteps: {}\n", "editions"),
        ('number: A1\neditions: [{edition: "12345e6", date: "1", words: "x"}]\nsteps: {}\n', "edition"),
        ("number: A1\nsteps: {}\n", "editions"),
        (f'number: "1"\neditions: [{WHOLE}]\nsteps: {{}}\n', "number"),
    ],
)
def test_a_spoiled_history_is_told_and_not_lost(text: str, told: str) -> None:
    forest = assemble([INDEX, Source(f"trees/{KEY}.yml", TREE), Source(path_of(KEY), text)])
    assert any(told in fault.message for fault in forest.faults), forest.faults
    assert forest.histories == {}


def test_a_tree_that_moved_keeps_its_number_and_its_editions() -> None:
    kept = after({"2026-11-01": TREE}).histories
    text = TREE.replace("reviewed:", f"was: [{KEY}]\nreviewed:")
    new = "device/paper-does-not-come"
    more = {f"trees/device/{name}.yml": TREE.replace("打印机不出纸", name) for name in ("a-first", "z-last")}
    sources = [CHINESE, INDEX, Source(f"trees/{new}.yml", text), *(Source(path, said) for path, said in more.items())]
    forest = remember(assemble(sources), dict(kept))
    assert card_numbers(forest) == {"device/a-first": "A2", new: "A1", "device/z-last": "A3"}
    mark = current(forest)[new].edition
    assert mark == kept[KEY].editions[-1].edition
    assert editions.verdict(mark, current(forest), forest).current
    (stub,) = moved(forest)
    assert stub.path == f"trees/{KEY}.md"
    assert f'data-card-of="{new}"' in stub.data.decode()
    assert "(paper-does-not-come.md)" in stub.data.decode()
