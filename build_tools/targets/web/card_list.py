"""The list of cards on their page: pictures, files, and what a script needs to put several into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from build_tools.analysis.card_numbers import by_number, card_numbers
from build_tools.analysis.volumes import volumes
from build_tools.model.forest import Forest
from build_tools.model.pages import Page
from build_tools.targets import paths
from build_tools.targets.inline import plain
from build_tools.targets.trade import Paper
from build_tools.targets.web.templating import rendered


class ListedCard(NamedTuple):
    """One card: its tree's id and title, its number, and where its files are."""

    id: str
    title: str
    number: str
    chart: str
    steps: str
    picture: str


def listed(page: Page, forest: Forest, papers: Iterable[Paper]) -> str:
    """The whole tool: boxes for the shop's numbers, cards by category, the bar that makes one file of them."""

    def here(target: str) -> str:
        return paths.link(page.place, target)

    numbers = card_numbers(forest)
    shelves = []
    for category in forest.categories.values():
        cards = [
            ListedCard(
                tree.id,
                plain(tree.title.value),
                numbers[tree.id],
                here(paths.card(tree.id)),
                here(paths.card(tree.id, "steps")),
                here(paths.thumbnail(tree.id)),
            )
            for tree in by_number(forest)
            if tree.category == category.id
        ]
        if cards:
            shelves.append((category, cards))
    return rendered(
        "cards.html",
        forest.locale,
        here=here,
        boxes=forest.site.boxes,
        papers=[*_handbook(page, forest), *papers],
        shelves=shelves,
    )


def _handbook(page: Page, forest: Forest) -> Iterator[Paper]:
    """The whole handbook, or its volumes."""
    count = len(volumes(forest))
    for number in range(1, count + 1):
        key = "web.cards.handbook" if count == 1 else "handbook.volume"
        path = paths.link(page.place, paths.handbook(number, count))
        yield Paper(forest.locale.text(key, number=number, count=count), path)
