"""The pages that lead to the trees: the home page with its tiles, and a page a category."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from build_tools.model.forest import Category, Forest
from build_tools.model.pages import pages
from build_tools.targets import paths
from build_tools.targets.trade import Trade
from build_tools.targets.web.related import TitledLink, section
from build_tools.targets.web.templating import rendered

MORE = ("cards", "hotlines", "glossary", "about")
"""Hand-written pages that anybody may need in a hurry; the home page links to those that are there."""


def home(forest: Forest, trade: Trade) -> str:
    """The first page: what went wrong?"""
    site, written = forest.site, pages(forest)
    trees = forest.trees
    categories = [(c, section(c.id, forest)) for c in filled(forest)]
    return rendered(
        "home.html",
        forest.locale,
        site=site,
        urgent=[TitledLink(said, paths.markdown(key)) for said, key in site.urgent.items() if key in trees],
        common=[TitledLink(trees[key].title.value, paths.markdown(key)) for key in site.common if key in trees],
        of_trade=Markup(trade.home(forest)),
        failures=[TitledLink(c.title, paths.category(c.id), c.description) for c, page in categories if not page],
        others=[TitledLink(c.title, page.place, c.description) for c, page in categories if page],
        more=[TitledLink(written[key].title, written[key].place) for key in MORE if key in written],
    )


def category_page(category: Category, forest: Forest) -> str:
    """One category and its trees."""
    here = paths.category(category.id)
    trees, up = forest.in_category(category.id), section(category.id, forest)
    return rendered(
        "category.html",
        forest.locale,
        category=category,
        home=paths.link(here, "index.md"),
        over=TitledLink(up.title, paths.link(here, up.place)) if up else None,
        trees=[TitledLink(t.title.value, paths.link(here, paths.markdown(t.id)), t.summary.value) for t in trees],
    )


def filled(forest: Forest) -> Iterator[Category]:
    """The categories that have a tree, in order of display."""
    return (category for category in forest.categories.values() if any(forest.in_category(category.id)))
