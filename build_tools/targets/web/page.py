"""A tree's page as Markdown that reads and walks whole without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.model.tree import Tree
from build_tools.targets import paths as places
from build_tools.targets.inline import front, markdown
from build_tools.targets.web import citations as origins
from build_tools.targets.web import related
from build_tools.targets.web.steps import steps


def page(tree: Tree, forest: Forest) -> str:
    """The whole page."""
    return "\n".join(
        [
            *_front(tree),
            *_head(tree, forest),
            *_walk(tree, forest),
            *_chart(tree, forest),
            *_aliases(tree),
            *related.below_tree(tree.id, forest),
            *_sources(tree, forest),
        ]
    )


def _front(tree: Tree) -> Iterator[str]:
    yield "---"
    yield f"title: {front(tree.title.value)}"
    yield f"description: {front(tree.summary.value)}"
    yield f"tree: {tree.id}"
    yield "hide: [navigation, toc]"
    yield "---"
    yield ""


def _head(tree: Tree, forest: Forest) -> Iterator[str]:
    category = forest.categories.get(tree.category)
    up = f" › [{markdown(category.title)}](index.md)" if category else ""
    yield f'<p class="crumbs" markdown>[首页](../../index.md){up}</p>'
    yield ""
    yield f"# {markdown(tree.title.value)}"
    yield ""
    yield f'<p class="summary" markdown>{markdown(tree.summary.value)}</p>'
    yield ""


def _walk(tree: Tree, forest: Forest) -> Iterator[str]:
    yield (
        f'<div data-search-exclude><tree-wizard for="steps" tree="{tree.id}" '
        f'title="{markdown(tree.title.value)}" start="{tree.start.value}"></tree-wizard></div>'
    )
    yield ""
    yield '<div id="steps" markdown>'
    yield ""
    yield from steps(tree, forest)
    yield "</div>"
    yield ""
    yield f'<script src="{places.link(places.markdown(tree.id), places.asset("wizard.js"))}" defer></script>'
    yield ""


def _chart(tree: Tree, forest: Forest) -> Iterator[str]:
    svg = f"{tree.name}.svg"
    card, steps = (places.link(places.markdown(tree.id), places.card(tree.id, style)) for style in ("chart", "steps"))
    fill = places.link(places.markdown(tree.id), "cards.md")
    yield f'<details class="chart" id="chart" data-chart="{svg}" data-search-exclude><summary>看整张流程图</summary>'
    yield f'<object type="image/svg+xml" data="{svg}" aria-label="流程图：{markdown(tree.title.value)}">'
    yield f'<a href="{svg}">打开流程图</a></object>'
    yield "</details>"
    yield ""
    more = f" [填好号码再印]({fill}?pick={tree.id}){{.md-button}}" if "cards" in pages(forest) else ""
    yield (
        f'<p class="actions" markdown>[打印这张卡]({card}){{.md-button .md-button--primary}} '
        f"[文字步骤版]({steps}){{.md-button}}{more}</p>"
    )
    yield ""


def _aliases(tree: Tree) -> Iterator[str]:
    if tree.aliases:
        said = "、".join(f"“{markdown(alias.value)}”" for alias in tree.aliases)
        yield f'<p class="aliases" markdown>常见说法：{said}</p>'
        yield ""


def _sources(tree: Tree, forest: Forest) -> Iterator[str]:
    used = [source.value for source in tree.sources]
    used += [source.value for node in tree.nodes.values() for source in node.sources]
    yield from origins.footer(used, forest)
    reviewed = f"最近核对：{tree.reviewed.isoformat()}。各机型菜单叫法不同，以机器上显示的为准。"
    yield from origins.standing(places.markdown(tree.id), tree.source.text, reviewed, forest)
