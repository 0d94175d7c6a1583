"""Where somebody may be in danger, that comes first: on the home page, and on the trees that it leads to."""

from __future__ import annotations

from build_tools.build.trade import TRADE
from build_tools.model.forest import Forest
from build_tools.targets import paths
from build_tools.targets.web.contents import home


def test_home_leads_to_danger_before_all_else(forest: Forest) -> None:
    page = home(forest, TRADE)
    places = [page.index(paths.markdown(tree)) for tree in forest.site.urgent.values()]
    assert places
    assert max(places) < page.index("<symptom-finder")


def test_a_tree_for_danger_begins_with_what_to_do_at_once(forest: Forest) -> None:
    for key in forest.site.urgent.values():
        tree = forest.trees[key]
        assert tree.nodes[tree.start.value].guard
