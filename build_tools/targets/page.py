"""A tree's page as Markdown that reads and walks whole without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.forest import Forest, Origin
from build_tools.model.order import reading_order
from build_tools.model.tree import OTHERWISE, Ask, Do, End, Goto, Node, Run, Tree
from build_tools.targets import places, words
from build_tools.targets.dot import node_text
from build_tools.targets.inline import markdown, plain

CONFIDENCE = {"high": "有官方或一手原文", "medium": "有可靠转述，未见原文", "low": "行业经验，以机构通知为准"}


def page(tree: Tree, forest: Forest) -> str:
    """The whole page; every node is a section whose heading carries its id."""
    return "\n".join(
        [
            *_front(tree),
            *_head(tree, forest),
            *_steps(tree, forest),
            *_chart(tree),
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
    up = f"[{markdown(category.title)}](index.md)" if category else ""
    yield f'<p class="crumbs" markdown>[首页](../../index.md) › {up}</p>'
    yield ""
    yield f"# {markdown(tree.title.value)}"
    yield ""
    yield f'<p class="summary" markdown>{markdown(tree.summary.value)}</p>'
    yield ""
    if tree.aliases:
        said = "、".join(f"“{markdown(alias.value)}”" for alias in tree.aliases)
        yield f'<p class="aliases" markdown>常见说法：{said}</p>'
        yield ""
    card = places.link(places.markdown(tree.id), places.card(tree.id))
    yield (
        f'<p class="actions" markdown>[从第一步开始](#{tree.start.value}){{.md-button .md-button--primary}} '
        f"[看流程图](#chart){{.md-button}} [打印这张卡]({card}){{.md-button}}</p>"
    )
    yield ""


def _steps(tree: Tree, forest: Forest) -> Iterator[str]:
    yield "## 一步一步来 {#steps}"
    yield ""
    order = reading_order(tree)
    numbers = {key: number for number, key in enumerate(order, 1)}
    for key in order:
        node = tree.nodes[key]
        yield f'<section class="step {words.style(node)}" data-node="{key}" data-kind="{node.kind.value}" markdown>'
        yield ""
        yield from _step(tree, forest, node, numbers)
        yield "</section>"
        yield ""


def _step(tree: Tree, forest: Forest, node: Node, numbers: dict[str, int]) -> Iterator[str]:
    name, mark = words.look(node)
    key = node.id.value
    yield (
        f'<p class="kind" markdown><span class="mark" aria-hidden="true">{mark}</span> '
        f"第 {numbers[key]} 步 · {name}{_whose(node)}</p>"
    )
    yield ""
    said = markdown(node.text.value) if not isinstance(node, Run | Goto) else markdown(node_text(node, forest))
    yield f"### {said} {{#{key}}}"
    yield ""
    if node.hint:
        yield f'<p class="hint" markdown>{markdown(node.hint.value)}</p>'
        yield ""
    if node.steps:
        yield from (f"1. {markdown(step.value)}" for step in node.steps)
        yield ""
    if node.tell:
        yield f'<p class="tell" markdown><b>对顾客说：</b>“{markdown(node.tell.value)}”</p>'
        yield ""
    yield from _ways(tree, forest, node, numbers)


def _whose(node: Node) -> str:
    if isinstance(node, Do) and node.who != "cashier":
        return f" · 请{words.WHO[node.who]}来做"
    if isinstance(node, End) and node.to:
        return f" · 找{words.WHO[node.to.value]}"
    return ""


def _ways(tree: Tree, forest: Forest, node: Node, numbers: dict[str, int]) -> Iterator[str]:
    match node:
        case Ask():
            for edge in node.edges():
                yield _answer(markdown(edge.label), f"#{edge.to}", f"去第 {numbers[edge.to]} 步")
        case Do():
            yield _answer("做好了", f"#{node.next.value}", f"去第 {numbers[node.next.value]} 步")
        case Run():
            yield f'<p class="way" markdown>[打开那一张]({_there(tree, node)}){{.run-link}}，做完回到这里：</p>'
            yield ""
            for edge in node.edges():
                label = words.edge_label(node, edge.label)
                yield _answer(label, f"#{edge.to}", f"去第 {numbers[edge.to]} 步", f' data-outcome="{edge.label}"')
        case Goto():
            yield _answer("打开那一张", _there(tree, node), "")
        case End():
            yield from _end(tree, forest, node)
    yield ""


def _answer(label: str, href: str, where: str, extra: str = "") -> str:
    where = f' <span class="where">{where}</span>' if where else ""
    return f'- [<span class="label">{label}</span>{where}]({href}){{.answer{extra}}}'


def _there(tree: Tree, node: Run | Goto) -> str:
    here, there = places.markdown(tree.id), places.markdown(node.ref.tree)
    return places.link(here, there) + (f"#{node.ref.node}" if node.ref.node else "")


def _end(tree: Tree, forest: Forest, node: End) -> Iterator[str]:
    if node.bring:
        yield "先准备好："
        yield ""
        yield from (f"- {markdown(item.value)}" for item in node.bring)
        yield "{.bring}"
        yield ""
    back = [
        (caller, run, to)
        for caller, run in forest.callers.get(tree.id, ())
        if isinstance(run, Run) and (to := _after(run, node))
    ]
    if back:
        yield "从别的卡过来的，回到那里接着做："
        yield ""
        for caller, run, to in back:
            href = f"{places.link(places.markdown(tree.id), places.markdown(caller.id))}#{to}"
            yield f'- [{markdown(caller.title.value)}]({href}){{.back data-caller="{caller.id}#{run.id.value}"}}'
        yield ""
    yield '<p class="again" markdown>[回到第一步](#' + tree.start.value + ") · [回首页](../../index.md)</p>"


def _after(run: Run, end: End) -> str | None:
    """The node that `run` comes back to after this end: the outcome's own, else that of `otherwise`."""
    named = {outcome.value: to.value for outcome, to in run.then}
    return named.get(end.outcome.value) or named.get(OTHERWISE)


def _chart(tree: Tree) -> Iterator[str]:
    svg = f"{tree.name}.svg"
    title = markdown(tree.title.value)
    yield "## 流程图 {#chart}"
    yield ""
    yield '<div class="chart" data-search-exclude>'
    yield f'<object type="image/svg+xml" data="{svg}" aria-label="流程图：{title}">'
    yield f'<a href="{svg}">打开流程图</a></object>'
    yield "</div>"
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
            yield f"- {_origin(origin)}"
    yield ""
    reviewed = f"最近核对：{tree.reviewed.isoformat()}。各机型菜单叫法不同，以机器上显示的为准。"
    yield f'<p class="reviewed" markdown>{reviewed}</p>'
    yield ""


def _origin(origin: Origin) -> str:
    title = markdown(origin.title)
    if origin.url:
        title = f'<a href="{markdown(origin.url)}" rel="noopener">{title}</a>'
    return f"{title}，{markdown(origin.publisher)}（{CONFIDENCE[origin.confidence]}；{origin.checked.isoformat()} 查）"
