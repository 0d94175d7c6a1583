"""Which characters print, and what stands for those that do not."""

from __future__ import annotations

import multiprocessing

import pytest

from build_tools import typeface
from build_tools.typeface import font, lacking, named, settable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("⚠ ✓ ✗ → ①", "⚠ ✓ × → ①"),
        ("⚠\ufe0f 小心", "⚠ 小心"),
        ("You’re", "You're"),
        ("the cashiers’ till", "the cashiers' till"),
        ("“Plan B”", '"Plan B"'),
        ("按“Plan B”做", "按“Plan B”做"),
        ("点 You’re 开始", "点 You're 开始"),
        ("他说：‘好’", "他说：‘好’"),
        ("a\u200bb\u202ec\x1bd", "abcd"),
        ("≤ 20\u202f%", "≤ 20 %"),
        ("💡", "〓"),
        ("\U000e0041", "〓"),
    ],
)
def test_what_is_set(text: str, printed: str) -> None:
    assert settable(text) == printed
    assert all(ord(char) in font().getBestCmap() for char in settable(text))


def test_what_is_lacking_is_named_once() -> None:
    assert lacking("灯 💡💡 亮 ⚠ 了 é ① ✗") == ["💡"]
    assert named("💡") == "`💡` (U+1F4A1, electric light bulb)"


def _reads() -> None:
    typeface.font()["hmtx"]


def test_processes_that_are_forked_read_the_file_each_for_itself() -> None:
    """Else two that read at a time get each other's widths."""
    typeface.font.cache_clear()
    file = typeface.font().reader.file
    before = file.tell()
    other = multiprocessing.get_context("fork").Process(target=_reads)
    other.start()
    other.join()
    assert (other.exitcode, file.tell()) == (0, before)
