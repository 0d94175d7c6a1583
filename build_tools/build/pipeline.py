"""One function an arrow: files → forest → findings → artifacts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from build_tools.analysis.volumes import volumes
from build_tools.assets import asset
from build_tools.build.press import Press, Progress, no_progress
from build_tools.build.trade import TRADE, assemble
from build_tools.cache import Cache
from build_tools.load.files import read_project
from build_tools.model import pages
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import edition, paths
from build_tools.targets.api import trees
from build_tools.targets.artifact import Artifact
from build_tools.targets.offline import web_app
from build_tools.targets.search import script
from build_tools.targets.search.index import Index
from build_tools.targets.search.site_index import searched, site_index, ways_in
from build_tools.targets.web import contents, handwritten
from build_tools.targets.web.moved import moved
from build_tools.targets.web.page import page
from build_tools.targets.web.scripts import scripts
from build_tools.targets.web.styles import site_css


def load(root: Path, profile: str = "") -> Forest:
    """Read a project's files into a forest; with `profile`, as that one's edition."""
    return assemble(read_project(root), profile=profile)


def published_at(forest: Forest, configured: str) -> str:
    """The address of the site: that of its edition, where it has one of its own."""
    return (forest.profile.site if forest.profile else "") or configured


def finder_index(forest: Forest) -> Index:
    """What the finder ranks."""
    return site_index(searched(forest, TRADE.documents(forest)))


def finder_parts(forest: Forest, cache: Cache) -> dict[str, bytes]:
    """The finder's index and how it ranks, in parts that change apart; made again where a text in it is another."""
    made_of, home = searched(forest, TRADE.documents(forest)), ways_in(forest)

    def make() -> bytes:
        made = script.parts(site_index(made_of), home)
        return json.dumps({name: part.decode() for name, part in made.items()}, ensure_ascii=False).encode()

    kept = json.loads(cache.get(["finder", repr(made_of), repr(home)], make, _FINDER_MAKERS))
    return {name: part.encode() for name, part in kept.items()}


_FINDER_MAKERS = (
    *("build_tools.targets.search.script", "build_tools.targets.search.site_index"),
    *("build_tools.targets.search.languages", "build_tools.assets.web.finder"),
)
"""What makes the index and its ranking: with other code, it is made again."""


ASSETS = ("scheme.js", "cards.css", "join.js")
"""What pages load, as it is."""


_ICON_MAKERS = ("build_tools.targets.offline.web_app", "build_tools.assets.paper", "build_tools.assets.palette")
"""What draws the icon: with other code, it is drawn again."""


def artifacts(forest: Forest, site_url: str, cache: Cache, progress: Progress = no_progress) -> Iterator[Artifact]:
    """Everything that is made from trees and data, pages as Markdown."""
    press = Press(forest, site_url, cache, progress)
    yield from at_once(press)
    for make in later(press).values():
        yield make()


def at_once(press: Press) -> Iterator[Artifact]:
    """What pages are put together from: their sources, and the finder's index."""
    forest = press.forest
    yield from sources(forest, press.cache)
    press.warm()
    index = finder_parts(forest, press.cache)
    yield from (Artifact(paths.finder_part(name), part) for name, part in index.items())
    yield Artifact(paths.FINDER_INDEX, b"".join(index.values()))


def later(press: Press) -> dict[str, Callable[[], Artifact]]:
    """All else that is made, by path: one after the other, so that never all of it is in memory at a time."""
    return {path: make for path, make in on_demand(press.forest, press).items() if path != paths.FINDER_INDEX}


def sources(forest: Forest, cache: Cache) -> Iterator[Artifact]:
    """What every visit needs, and is made in no time: pages, styles and scripts."""
    for name in ASSETS:
        yield Artifact(paths.asset(name), asset(name))
    yield Artifact(paths.asset("site.css"), site_css(forest))
    if logo := edition.drawn_logo(forest):
        yield Artifact(paths.asset(edition.LOGO), logo.svg.encode())
    yield Artifact(paths.asset("pages.css"), asset("pages.css") + TRADE.style(forest))
    for name, text in scripts(forest):
        yield Artifact(paths.asset(name), text)
    yield Artifact(paths.asset("finder.js"), script.box(forest.locale))
    yield Artifact(paths.MANIFEST, web_app.manifest(forest))
    colours = edition.screen(forest).light
    for size in web_app.ICONS:
        make = partial(web_app.icon, size, colours)
        yield Artifact(paths.icon(size), cache.get([f"icon {size}", repr(dict(colours))], make, _ICON_MAKERS))
    yield Artifact("index.md", contents.home(forest, TRADE).encode())
    for category in contents.filled(forest):
        yield Artifact(paths.category(category.id), contents.category_page(category, forest).encode())
    yield Artifact(paths.data_of_all("tree.schema"), trees.schema_file())
    yield from TRADE.artifacts(forest)
    yield from moved(forest)
    for tree in forest.trees.values():
        yield Artifact(paths.markdown(tree.id), page(tree, forest).encode())


def on_demand(forest: Forest, press: Press) -> dict[str, Callable[[], Artifact]]:
    """What a preview makes when somebody asks for it, by path: what is drawn, printed, or made of all trees."""
    made = {
        paths.FINDER_INDEX: lambda: b"".join(finder_parts(forest, press.cache).values()),
        paths.data_of_all("trees"): lambda: trees.encode(trees.list_data(forest)),
    }
    found: dict[str, Callable[[], Artifact]] = {path: partial(_made, path, make) for path, make in made.items()}
    for tree in forest.trees.values():
        found |= _faces(tree, forest, press)
    found |= {paths.edition(key): partial(press.edition, key) for key in press.current()}
    found |= {paths.sheet(key): partial(press.page_sheet, key) for key in press.page_sheets}
    if path := press.wall_sheet_path:
        found[path] = lambda: next(press.wall_sheet())
    count = len(volumes(forest))
    found |= {paths.handbook(number, count): partial(press.handbook, number) for number in range(1, count + 1)}
    return found | {paths.EDITIONS: press.editions}


def everything(forest: Forest, site_url: str, cache: Cache, progress: Progress = no_progress) -> Iterator[Artifact]:
    """The whole site as files that any engine could put together."""
    yield from artifacts(forest, site_url, cache, progress)
    yield from page_files(forest)


def page_files(forest: Forest) -> Iterator[Artifact]:
    """The hand-written pages as they are published; MkDocs reads them itself, and asks for each as it comes to it."""
    for each in pages.pages(forest).values():
        yield Artifact(each.place, handwritten.page_file(each, forest, TRADE).encode())


def finished(forest: Forest, path: str) -> str | None:
    """The Markdown of one hand-written page, by its path under `docs/`; None for any other."""
    found = pages.pages(forest).get(path.removesuffix(".md"))
    return handwritten.finished(found, forest, TRADE) if found else None


def _made(path: str, make: Callable[[], bytes]) -> Artifact:
    return Artifact(path, make())


def _faces(tree: Tree, forest: Forest, press: Press) -> dict[str, Callable[[], Artifact]]:
    data = paths.data(tree.id)
    return {
        data: partial(_made, data, lambda: trees.encode(trees.tree_data(tree, forest))),
        paths.chart(tree.id): partial(press.chart, tree),
        paths.card(tree.id): partial(press.card, tree),
        paths.thumbnail(tree.id): partial(press.thumbnail, tree),
        paths.card(tree.id, "steps"): partial(press.card, tree, "steps"),
    }
