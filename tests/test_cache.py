"""What was made once is not made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools import pipeline
from build_tools.cache import Cache, write_atomically
from build_tools.load.files import read_project
from build_tools.load.source import Source
from build_tools.model.grow import grow
from tests.conftest import ROOT, SITE_URL


def test_the_second_time_nothing_is_made(tmp_path: Path) -> None:
    for made in (1, 0):
        cache = Cache(tmp_path)
        assert cache.get(["a", "b"], lambda: b"drawn") == b"drawn"
        assert cache.made == made
    assert Cache(tmp_path).get(["ab"], lambda: b"other") == b"other"


def test_one_tree_edited_only_its_faces_are_made_again(tmp_path: Path) -> None:
    sources = [s for s in read_project(ROOT) if "/device/" in s.path or "/receipt/" in s.path]
    list(pipeline.artifacts(grow(sources), SITE_URL, Cache(tmp_path)))
    edited = [
        Source(s.path, s.text.replace("summary: ", "summary: 改过。", 1)) if s.path.endswith("printer-fault.yml") else s
        for s in sources
    ]
    cache = Cache(tmp_path)
    list(pipeline.artifacts(grow(edited), SITE_URL, cache))
    assert 1 <= cache.made <= 2


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b"
    write_atomically(file, b"one")
    with pytest.raises(TypeError):
        write_atomically(file, "not bytes")  # type: ignore[arg-type] # the point of the test
    assert file.read_bytes() == b"one"
    assert [path.name for path in file.parent.iterdir()] == ["b"]
