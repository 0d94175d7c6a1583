"""The pages that lead to the trees: the home page with its tiles, and a page a category."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from build_tools.model.forest import Category, Forest
from build_tools.model.pages import pages
from build_tools.targets import paths
from build_tools.targets.inline import front, markdown, words
from build_tools.targets.trade import Trade
from build_tools.targets.web.tiles import tile, tiles
from build_tools.targets.web.web_text import web_text

MORE = ("cards", "hotlines", "glossary", "about")


def home(forest: Forest, trade: Trade) -> str:
    """The first page: what went wrong?"""
    return "\n".join(_home(forest, trade))


def category_page(category: Category, forest: Forest) -> str:
    """One category and its trees."""
    return "\n".join(_category(category, forest))


def filled(forest: Forest) -> Iterator[Category]:
    """The categories that have a tree, in order of display."""
    return (category for category in forest.categories.values() if any(forest.in_category(category.id)))


def section(category: Category, forest: Forest) -> str | None:
    """The hand-written page that a category's trees belong under, where there is one; failures have none."""
    page = pages(forest).get(f"{category.id}/index")
    return page.place if page else None


def _home(forest: Forest, trade: Trade) -> Iterator[str]:
    yield "---"
    yield f"title: {front(forest.site.name)}"
    yield "hide: [navigation, toc]"
    yield "---"
    yield ""
    say = partial(web_text, forest)
    yield f"# {markdown(say('home.title'))}"
    yield ""
    if forest.site.warning:
        said = say("home.warning", warning=markdown(forest.site.warning), advice=markdown(forest.site.advice))
        yield f'<p class="warning-bar">{said}</p>'
        yield ""
    urgent = {text: forest.trees[key] for text, key in forest.site.urgent.items() if key in forest.trees}
    if urgent:
        yield f'<nav class="urgent" aria-label="{words(say("home.urgent"))}" markdown>'
        yield ""
        yield from (f"- [{markdown(text)}]({paths.markdown(tree.id)})" for text, tree in urgent.items())
        yield ""
        yield "</nav>"
        yield ""
    label, example = words(say("site.home_search")), words(forest.site.queries)
    finder = f'<symptom-finder eager label="{label}" placeholder="{example}"></symptom-finder>'
    yield f'<div class="home-finder">{finder}</div>'
    yield ""
    common = [forest.trees[key] for key in forest.site.common if key in forest.trees]
    if common:
        yield f"## {markdown(say('home.common'))} {{#common}}"
        yield ""
        yield from tiles((tile(t.title.value, "", paths.markdown(t.id)) for t in common), "tiles common")
    yield from trade.home(forest)
    if common:
        yield f"## {markdown(say('home.other'))} {{#all}}"
        yield ""
    failures = [category for category in filled(forest) if not section(category, forest)]
    yield from tiles(tile(c.title, c.description, paths.category(c.id)) for c in failures)
    others = [(c, place) for c in filled(forest) if (place := section(c, forest))]
    if others:
        yield f"## {markdown(say('home.more'))} {{#more}}"
        yield ""
        yield from tiles((tile(c.title, c.description, place) for c, place in others), "tiles small")
    yield from _more(forest)


def _more(forest: Forest) -> Iterator[str]:
    """A line of links to the pages that anybody may need in a hurry."""
    links = [f"[{markdown(page.title)}]({page.place})" for key in MORE if (page := pages(forest).get(key))]
    if links:
        yield f'<p class="more" markdown>{" · ".join(links)}</p>'
        yield ""


def _category(category: Category, forest: Forest) -> Iterator[str]:
    here = paths.category(category.id)
    yield "---"
    yield f"title: {front(category.title)}"
    yield f"description: {front(category.description)}"
    yield "hide: [toc]"
    yield "---"
    yield ""
    up = section(category, forest)
    onward = f" › [{markdown(pages(forest)[category.id + '/index'].title)}]({paths.link(here, up)})" if up else ""
    crumb = web_text(forest, "page.crumb")
    yield f'<p class="crumbs" markdown>[{crumb}](../../index.md){onward}</p>'
    yield ""
    yield f"# {markdown(category.title)}"
    yield ""
    yield f'<p class="summary" markdown>{markdown(category.description)}</p>'
    yield ""
    yield from tiles(
        tile(tree.title.value, tree.summary.value, paths.link(here, paths.markdown(tree.id)))
        for tree in forest.in_category(category.id)
    )
