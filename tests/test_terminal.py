"""What people see at a terminal: tables with columns under their heads, a bar that leaves no thread."""

from __future__ import annotations

import sys
import threading
from io import StringIO

import pytest
from rich.cells import cell_len

from build_tools.terminal import Bar, table


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_columns_stand_under_their_heads_in_chinese_too() -> None:
    lines = table(("card", "pages"), [("A1 打印机", "12"), ("A2 x", "3")], total=("2 cards", "15")).splitlines()
    assert [line.split()[-1] for line in lines if "-" not in line] == ["pages", "12", "3", "15"]
    assert len({cell_len(line) for line in lines}) == 1, lines
    assert [set(line) == {"-"} for line in lines] == [False, True, False, False, True, False]


def test_a_bar_is_drawn_without_a_thread_and_gives_the_cursor_back(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    threads = threading.active_count()
    bar = Bar("laying out trees")
    bar(3, 8)
    assert threading.active_count() == threads
    assert "3/8" in screen.getvalue()
    bar.close()
    assert screen.getvalue().rindex("\x1b[?25h") > screen.getvalue().rindex("\x1b[?25l")


def test_nobody_looking_sees_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    Bar("laying out trees")(3, 8)
    assert not quiet.getvalue()
