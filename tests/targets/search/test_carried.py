"""However many trees there are, the finder's index stays small enough for a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.build import pipeline
from build_tools.model.forest import Forest
from build_tools.targets.search.carried import carried
from build_tools.targets.search.document import ASKED, Name, Passage, SearchDocument
from build_tools.targets.search.rank import search
from tests.bench.grove import plant


def document(number: int, asked: int) -> SearchDocument:
    questions = tuple(Name(f"问{place}", ASKED) for place in range(asked))
    named = Name(f"叫{number}")
    return SearchDocument(str(number), "tree", "", "", "", (named, *questions), (Passage("长长的话", 1.0),))


def test_where_there_is_room_everything_stays() -> None:
    documents = [document(1, 3), document(2, 0)]
    assert carried(documents) == documents


@pytest.mark.parametrize(("room", "kept"), [(18, [5, 4]), (17, [4, 4]), (15, [3, 3]), (7, [1, 1])])
def test_the_longest_lists_of_questions_are_cut_first(room: int, kept: list[int]) -> None:
    found = carried([document(1, 4), document(2, 3)], room)
    assert [len(one.names) for one in found] == kept
    assert all(one.passages for one in found) == (kept != [1, 1])


def test_a_name_is_never_lost() -> None:
    found = carried([document(number, 5) for number in range(9)], 1)
    assert [[name.text for name in one.names] for one in found] == [[f"叫{number}"] for number in range(9)]
    assert not any(one.passages for one in found)


def test_among_many_trees_each_is_found_by_its_name(tmp_path: Path) -> None:
    plant(tmp_path, 60)
    forest: Forest = pipeline.load(tmp_path)
    index = pipeline.finder_index(forest)
    for number, said in ((7, "七"), (41, "四一"), (59, "五九")):
        assert search(index, f"第{said}号机器没反应")[0].id.endswith(f"/t{number}")
