"""A card's steps as text: read in order, they are the model."""

from __future__ import annotations

import re

from build_tools.audit.expected import ExpectedGraph, expected_graph
from build_tools.build.press import Press
from build_tools.cache import Cache
from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.artifact import Artifact
from tests import printed
from tests.conftest import CACHE, SITE_URL
from tests.printed import across

_WAY = re.compile(r"^(?:如果(.+?)|做完)[.]+去(\d+)$", re.MULTILINE)
_GUARD = re.compile(r"\n(注意：.*(?:\n(?!如果|做完|\d).*)?)")
"""The guard of an answer, in the line below it."""
_MARKS = "？▶◆→✓☎■"


def test_the_steps_on_paper_are_the_model(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    for tree in forest.trees.values():
        said = "\n".join(printed.pages(artifacts[paths.card(tree.id, "steps")].data))
        wanted = expected_graph(tree, forest)
        assert ways(said, wanted, tree.id) == wanted.ways, tree.id


def ways(said: str, wanted: ExpectedGraph, tree: str) -> set[tuple[int, str, int]]:
    """Where each answer leads, as the steps tell it; they stand in the order of their numbers."""
    starts = []
    for number, words in wanted.steps.items():
        found = re.search(rf"^{number}\n?[{_MARKS}]?{across(words)}$", said, re.MULTILINE)
        assert found, (tree, number, words)
        starts.append((found.end(), number))
    starts.sort()
    assert [number for _, number in starts] == sorted(wanted.steps), tree
    ends = [*(begin for begin, _ in starts[1:]), len(said)]
    parts = [(number, said[begin:end]) for (begin, number), end in zip(starts, ends, strict=True)]
    return {
        (number, (way[1] or "") + guard(part, way.end()), int(way[2]))
        for number, part in parts
        for way in _WAY.finditer(part)
    }


def guard(said: str, place: int) -> str:
    found = _GUARD.match(said, place)
    return "".join(found[1].split()) if found else ""


def test_both_styles_in_one_file_count_their_pages_together(little: Forest) -> None:
    press = Press(little, SITE_URL, Cache(CACHE))
    tree = little.trees["till/check-last"]
    both = press.card(tree, "both")
    assert both.path == "cards/till/check-last-both.pdf"
    found = printed.pages(both.data)
    singles = [printed.pages(press.card(tree, style).data) for style in ("chart", "steps")]
    assert len(found) == sum(map(len, singles))
    for place, text in enumerate(found, 1):
        assert f"第{place}页，共{len(found)}页" in text
        assert ("END" in text) == (place == len(found))
