"""A tree's page as Markdown that reads and walks whole without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.forest import Forest, Origin
from build_tools.model.tree import Tree
from build_tools.targets import places
from build_tools.targets.inline import markdown, plain
from build_tools.targets.steps import steps

CONFIDENCE = {"high": "有官方或一手原文", "medium": "有可靠转述，未见原文", "low": "行业经验，以机构通知为准"}


def page(tree: Tree, forest: Forest) -> str:
    """The whole page."""
    return "\n".join(
        [
            *_front(tree),
            *_head(tree, forest),
            *_walk(tree, forest),
            *_chart(tree),
            *_aliases(tree),
            *_callers(tree, forest),
            *_sources(tree, forest),
        ]
    )


def _front(tree: Tree) -> Iterator[str]:
    yield "---"
    yield f"title: {_yaml(plain(tree.title.value))}"
    yield f"description: {_yaml(plain(tree.summary.value))}"
    yield f"tree: {tree.id}"
    yield "---"
    yield ""


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


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


def _chart(tree: Tree) -> Iterator[str]:
    svg = f"{tree.name}.svg"
    card = places.link(places.markdown(tree.id), places.card(tree.id))
    yield f'<details class="chart" id="chart" data-chart="{svg}" data-search-exclude><summary>看整张流程图</summary>'
    yield f'<object type="image/svg+xml" data="{svg}" aria-label="流程图：{markdown(tree.title.value)}">'
    yield f'<a href="{svg}">打开流程图</a></object>'
    yield "</details>"
    yield ""
    yield f'<p class="actions" markdown>[打印这张卡]({card}){{.md-button}}</p>'
    yield ""


def _aliases(tree: Tree) -> Iterator[str]:
    if tree.aliases:
        said = "、".join(f"“{markdown(alias.value)}”" for alias in tree.aliases)
        yield f'<p class="aliases" markdown>常见说法：{said}</p>'
        yield ""


def _callers(tree: Tree, forest: Forest) -> Iterator[str]:
    callers = list(dict.fromkeys(caller.id for caller, _ in forest.callers.get(tree.id, ())))
    if callers:
        yield "## 谁会用到这张卡 {#callers}"
        yield ""
        for caller in callers:
            href = places.link(places.markdown(tree.id), places.markdown(caller))
            yield f"- [{markdown(forest.trees[caller].title.value)}]({href})"
        yield ""


def _sources(tree: Tree, forest: Forest) -> Iterator[str]:
    yield "## 依据 {#sources}"
    yield ""
    used = dict.fromkeys(s.value for s in tree.sources)
    used |= dict.fromkeys(s.value for node in tree.nodes.values() for s in node.sources)
    for key in used:
        if origin := forest.origins.get(key):
            yield f"- {cited(origin)}"
    yield ""
    reviewed = f"最近核对：{tree.reviewed.isoformat()}。各机型菜单叫法不同，以机器上显示的为准。"
    yield f'<p class="reviewed" markdown>{reviewed}</p>'
    yield ""


def cited(origin: Origin) -> str:
    """A source as a line of a list."""
    title = markdown(origin.title)
    if origin.url:
        title = f'<a href="{markdown(origin.url)}" rel="noopener">{title}</a>'
    return f"{title}，{markdown(origin.publisher)}（{CONFIDENCE[origin.confidence]}；{origin.checked.isoformat()} 查）"
