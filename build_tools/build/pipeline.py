"""One function an arrow: files → forest → findings → artifacts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from build_tools.assets import asset, bundle
from build_tools.build.press import Press, Progress, no_progress
from build_tools.build.trade import TRADE, assemble
from build_tools.cache import Cache
from build_tools.load.files import read_project
from build_tools.model import pages
from build_tools.model.forest import Forest
from build_tools.model.tree import Tree
from build_tools.targets import paths
from build_tools.targets.api import trees
from build_tools.targets.artifact import Artifact
from build_tools.targets.offline import web_app
from build_tools.targets.search import script
from build_tools.targets.search.index import Index
from build_tools.targets.search.site_index import site_index, ways_in
from build_tools.targets.web import contents, handwritten
from build_tools.targets.web.moved import moved
from build_tools.targets.web.page import page
from build_tools.targets.web.styles import site_css


def load(root: Path) -> Forest:
    """Read a project's files into a forest."""
    return assemble(read_project(root))


def finder_index(forest: Forest) -> Index:
    """What the finder ranks."""
    return site_index(forest, TRADE.documents(forest))


ASSETS = ("scheme.js", "pages.css", "report.js", "cards.css", "join.js", "cards.js")
"""What pages load, as it is."""
BUNDLES = {
    "site.js": ("wizard/guide.js", "wizard/store.js", "site.js"),
    "wizard.js": tuple(f"wizard/{name}.js" for name in ("dial", "guard", "walk", "chart", "ending", "wizard")),
}
"""Scripts put together from several files: what every page loads, and what a tree's page loads besides."""


def artifacts(forest: Forest, site_url: str, cache: Cache, progress: Progress = no_progress) -> Iterator[Artifact]:
    """Everything that is made from trees and data, pages as Markdown."""
    for name in ASSETS:
        yield Artifact(paths.asset(name), asset(name))
    yield Artifact(paths.asset("site.css"), site_css())
    for name, parts in BUNDLES.items():
        yield Artifact(paths.asset(name), bundle(parts))
    yield Artifact(paths.asset("finder.js"), script.box(forest.locale))
    yield Artifact(paths.asset("finder-index.js"), script.script(finder_index(forest), ways_in(forest)))
    yield Artifact("manifest.webmanifest", web_app.manifest(forest))
    for size in web_app.ICONS:
        yield Artifact(paths.asset(f"icon-{size}.png"), cache.get([f"icon {size}"], partial(web_app.icon, size)))
    yield Artifact("index.md", contents.home(forest, TRADE).encode())
    for category in contents.filled(forest):
        yield Artifact(paths.category(category.id), contents.category_page(category, forest).encode())
    yield Artifact("api/trees.json", trees.encode(trees.list_data(forest)))
    yield Artifact("api/tree.schema.json", trees.encode(trees.schema()))
    yield from TRADE.artifacts(forest)
    yield from moved(forest)
    press = Press(forest, site_url, cache, progress)
    press.warm()
    for tree in forest.trees.values():
        yield from _faces(tree, forest, press)
    yield from press.codes_sheet()
    yield press.handbook()
    yield press.editions()


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


def _faces(tree: Tree, forest: Forest, press: Press) -> Iterator[Artifact]:
    yield Artifact(paths.markdown(tree.id), page(tree, forest).encode())
    yield Artifact(paths.data(tree.id), trees.encode(trees.tree_data(tree, forest)))
    yield press.chart(tree)
    yield press.card(tree)
    yield press.card(tree, "steps")
    yield press.thumbnail(tree)
