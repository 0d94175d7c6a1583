"""Keys are told for one program only, known by its menu; the rest is names."""

from __future__ import annotations

import pytest

from build_tools.build.trade import assemble
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.pos.menus import page
from build_tools.pos.menus.table import FILE, Menus, menus

SHORT = """reviewed: 2026-11-28
box: {opens: 按确认, shows: [1.消费, 2.撤销], confidence: medium, sources: [a]}
tasks:
  query: {name: 查末笔, press: ["7", "3"], names: [交易查询]}
  ids: {name: 商户号}
never:
  - {name: 清流水, because: 对不了账。}
"""


@pytest.fixture(scope="module")
def written(forest: Forest) -> Menus:
    found = menus(forest)
    assert found is not None
    return found


def test_each_first_key_stands_in_the_menu_that_shows_the_program(written: Menus) -> None:
    digits = {entry[0] for entry in written.shows}
    assert all(task.press[0] in digits for task in written.tasks.values() if task.press)


def test_no_keys_are_told_for_what_differs_below(written: Menus) -> None:
    shown = {entry[0]: entry[2:] for entry in written.shows}
    first = {shown[task.press[0]] for task in written.tasks.values() if task.press}
    assert not first & {"退货", "预授权", "消费"}


def test_nothing_that_must_not_be_pressed_is_among_what_to_look_for(written: Menus) -> None:
    forbidden = {name for name, _ in written.never}
    assert not forbidden & {name for task in written.tasks.values() for name in (task.name, *task.names)}


def test_the_page_tells_keys_only_below_the_menu(forest: Forest) -> None:
    assert "7 → 3 → 1" in page.part("box", forest)
    assert "7\u00a0→\u00a03\u00a0→\u00a01" in page.part("names", forest), "keys in a text are not torn apart"
    assert "正好是上面那一行" in page.part("names", forest)
    assert "清冲正流水" in page.part("never", forest)


def test_a_file_is_read_as_it_is_written() -> None:
    found = menus(assemble([Source(FILE, SHORT)]))
    assert found is not None
    assert found.tasks["query"].press == ("7", "3")
    assert (found.tasks["ids"].press, found.tasks["ids"].names, found.tasks["ids"].heed) == ((), (), "")
    assert found.never == (("清流水", "对不了账。"),)


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        ('"7", "3"', "7, 3", "implicit-type"),
        ("name: 商户号", "nam: 商户号", "unknown-key"),
        ('"3"]', '"33"]', "wrong-type"),
    ],
)
def test_what_is_written_wrongly_is_a_fault_and_nothing_is_told(wrong: str, right: str, kind: str) -> None:
    forest = assemble([Source(FILE, SHORT.replace(wrong, right))])
    assert kind in {fault.name for fault in forest.faults}
    assert menus(forest) is None


def test_without_the_file_the_page_tells_nothing() -> None:
    empty = assemble([])
    assert menus(empty) is None
    assert [page.part(name, empty) for name in page.PARTS] == ["", "", ""]
