"""What was made once is not made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.build import pipeline
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
