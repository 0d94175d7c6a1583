"""Every face of a tree shows the same graph."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.api import trees
from build_tools.targets.artifact import Artifact
from tests import graphs


def test_svg_shows_the_model(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    for tree in forest.trees.values():
        assert graphs.of_svg(artifacts[paths.chart(tree.id)].data) == graphs.of_model(tree, forest)


def test_json_shows_the_model(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    for tree in forest.trees.values():
        assert graphs.of_json(artifacts[paths.data(tree.id)].data) == graphs.of_model(tree, forest)


def test_built_page_shows_the_model(forest: Forest, site: Path) -> None:
    for tree in forest.trees.values():
        html = (site / paths.page(tree.id)).read_text("utf-8")
        assert graphs.of_page(html, tree.id) == graphs.of_model(tree, forest)


def test_json_keeps_its_published_schema(forest: Forest) -> None:
    validator = jsonschema.Draft202012Validator(trees.schema())
    for tree in forest.trees.values():
        validator.validate(trees.tree_data(tree, forest))


def test_a_lost_edge_is_noticed(forest: Forest, artifacts: dict[str, Artifact]) -> None:
    tree = next(iter(forest.trees.values()))
    svg = artifacts[paths.chart(tree.id)].data
    assert graphs.of_svg(svg) == graphs.of_model(tree, forest)
    with pytest.raises((AssertionError, KeyError)):
        assert graphs.of_svg(svg.replace(b'data-from="', b'data-from="no-', 1)) == graphs.of_model(tree, forest)
