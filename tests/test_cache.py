"""What was made once is not made again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_tools.build import pipeline
from build_tools.build.press import Press
from build_tools.build.trade import assemble
from build_tools.cache import Cache, write_atomically
from build_tools.load.source import Source
from tests.conftest import SITE_URL

TREE = """title: {title}
summary: 一棵小树。
reviewed: 2026-11-22
start: a
nodes:
  a: {{ask: 甲还是乙？, answers: {{甲: b, 乙: c}}}}
  b: {{end: resolved, say: 好了。}}
  c: {{end: stop, say: 别动。}}
"""


def test_the_second_time_nothing_is_made(tmp_path: Path) -> None:
    for made in (1, 0):
        cache = Cache(tmp_path)
        assert cache.get(["a", "b"], lambda: b"drawn") == b"drawn"
        assert cache.made == made
    assert Cache(tmp_path).get(["ab"], lambda: b"other") == b"other"


def test_a_damaged_entry_is_made_again(tmp_path: Path) -> None:
    for damage in (b"", b"short", b"x" * 100):
        Cache(tmp_path).get(["a"], lambda: b"drawn")
        (file,) = tmp_path.iterdir()
        file.write_bytes(damage)
        assert not Cache(tmp_path).has(["a"])
        assert Cache(tmp_path).get(["a"], lambda: b"drawn") == b"drawn"
        file.unlink()


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file" / "trees")
    assert [cache.get(["a"], lambda: b"drawn") for _ in range(2)] == [b"drawn", b"drawn"]
    assert cache.made == 2


def test_the_oldest_entries_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.cache._MOST", 300)
    for age, name in enumerate(("old", "older"), 1):
        Cache(tmp_path).get([name], lambda: b"x" * 150)
        for file in tmp_path.iterdir():
            os.utime(file, (file.stat().st_mtime - age * 100,) * 2)
    Cache(tmp_path).get(["new"], lambda: b"x" * 150)
    assert [Cache(tmp_path).has([name]) for name in ("old", "older", "new")] == [False, True, True]


def test_what_a_card_does_not_show_sets_no_card_anew(tmp_path: Path) -> None:
    """A hint, an alias, a source, an example, a remark: chart, card and layout stay."""

    def made(text: str) -> tuple[int, int]:
        cache = Cache(tmp_path)
        press = Press(assemble([Source("trees/device/one.yml", text)]), SITE_URL, cache)
        tree = press.forest.trees["device/one"]
        for style in ("chart", "steps"):
            press.card(tree, style)
        drawn = cache.made
        press.chart(tree)
        return drawn, cache.made - drawn

    text = TREE.format(title="甲")
    assert made(text) == (3, 1)
    for other in (
        text + "# a remark\n",
        text.replace("say: 好了。", "say: 好了。, hint: 只在屏幕上"),
        text + "examples: [{title: 试, answers: [甲], ends: b}]\n",
    ):
        assert made(other) == (0, 0), other
    assert made(text.replace("2026-11-22", "2026-11-23")) == (2, 0), "set anew, not laid out anew"
    assert made(text.replace("好了", "好的")) == (3, 1)


def test_one_tree_edited_only_its_faces_are_made_again(tmp_path: Path) -> None:
    def built(*texts: str) -> Cache:
        cache = Cache(tmp_path)
        sources = [Source(f"trees/device/tree-{n}.yml", text) for n, text in enumerate(texts)]
        list(pipeline.artifacts(assemble(sources), SITE_URL, cache))
        return cache

    one, two, three = (TREE.format(title=title) for title in ("甲", "乙", "丙"))
    assert built(one, two, three).made > 12
    assert built(one, two, three).made == 0
    assert 1 <= built(one, two, three.replace("乙", "改过")).made <= 6


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b"
    write_atomically(file, b"one")
    with pytest.raises(TypeError):
        write_atomically(file, "not bytes")  # type: ignore[arg-type] # the point of the test
    assert file.read_bytes() == b"one"
    assert [path.name for path in file.parent.iterdir()] == ["b"]
