"""A tree's page, which reads and walks whole without JavaScript: front matter for the site's engine, then HTML."""

from __future__ import annotations

from markupsafe import Markup

from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.model.tree import Tree
from build_tools.model.values import as_said
from build_tools.targets import paths
from build_tools.targets.fingerprint import fingerprint
from build_tools.targets.inline import plain
from build_tools.targets.web import related
from build_tools.targets.web.steps import steps
from build_tools.targets.web.templating import rendered


def page(tree: Tree, forest: Forest) -> str:
    """The whole page."""
    here = paths.page(tree.id)
    written = pages(forest)
    edition = fingerprint(as_said(tree.source))
    return rendered(
        "tree.html",
        forest.locale,
        tree=tree,
        category=forest.categories.get(tree.category),
        steps=Markup(steps(tree, forest)),
        home=paths.link(here, paths.HOME),
        section=paths.link(here, paths.published(paths.category(tree.category))),
        chart=paths.link(here, paths.chart(tree.id)),
        card=paths.link(here, paths.card(tree.id)),
        card_steps=paths.link(here, paths.card(tree.id, "steps")),
        fill=f"{paths.link(here, paths.published('cards.md'))}?pick={tree.id}" if "cards" in written else "",
        aliases=[plain(alias.value) for alias in tree.aliases],
        links=related.leading_to(tree.id, forest),
        tables=related.rows_leading_to(tree.id, forest),
        cited_sources=[forest.cited_sources[key] for key in _used(tree) if key in forest.cited_sources],
        edition=edition,
        wrong=related.report_link(here, edition, forest),
        script=paths.link(here, paths.asset("wizard.js")),
    )


def _used(tree: Tree) -> list[str]:
    """The sources of a tree and of its nodes, each once."""
    used = [source.value for source in tree.sources]
    used += [source.value for node in tree.nodes.values() for source in node.sources]
    return list(dict.fromkeys(used))
