"""The steps of a tree as sections of its page: the whole tree can be walked by their links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.analysis.graph.reading_order import reading_order
from build_tools.analysis.graph.steps_left import steps_left
from build_tools.model.forest import Forest
from build_tools.model.tree import OTHERWISE, Ask, Do, End, Goto, Node, Run, Text, Tree
from build_tools.targets import inline
from build_tools.targets import labels as words
from build_tools.targets import paths as places
from build_tools.targets.inline import markdown
from build_tools.targets.web import explained


def steps(tree: Tree, forest: Forest) -> Iterator[str]:
    """One section a node, in reading order; its heading carries the node's id."""
    order = reading_order(tree)
    numbers = {key: number for number, key in enumerate(order, 1)}
    left = steps_left(tree)
    for key in order:
        node = tree.nodes[key]
        yield f'<section class="step {words.style(node)}" {_facts(tree, forest, node, left[key])} markdown>'
        yield ""
        yield from _said(node, forest, numbers[key])
        yield from _ways(tree, forest, node, numbers)
        yield from explained.links(tree, node, forest)
        yield "</section>"
        yield ""


def _facts(tree: Tree, forest: Forest, node: Node, left: int) -> str:
    """What the wizard needs to know of a step beyond what a reader sees."""
    facts = {"node": node.id.value, "kind": node.kind.value, "left": str(left)}
    if isinstance(node, End):
        facts |= {
            "outcome": node.outcome.value,
            "outcome-label": inline.words(words.outcome(tree, node.outcome.value, forest.locale)),
        }
        facts |= {"to": node.to.value} if node.to else {}
    return _attributes(facts)


def _attributes(facts: dict[str, str]) -> str:
    return " ".join(f'data-{name}="{value}"' for name, value in facts.items())


def _said(node: Node, forest: Forest, number: int) -> Iterator[str]:
    whose = words.whose(node, forest)
    yield (
        f'<p class="kind" markdown><span class="mark" aria-hidden="true">{words.sign(node)}</span> '
        f"第 {number} 步 · {words.kind(node, forest.locale)}{f' · {whose}' if whose else ''}</p>"
    )
    yield ""
    text = words.says(node, forest) if isinstance(node, Run | Goto) else node.text.value
    yield f"## {markdown(text)} {{#{node.id.value}}}"
    yield ""
    if node.guard:
        guard = forest.locale.text("tree.guard", text=inline.words(node.guard.value))
        yield f'<p class="guard" markdown>{guard}</p>'
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


def _ways(tree: Tree, forest: Forest, node: Node, numbers: dict[str, int]) -> Iterator[str]:
    def answer(label: str, to: str, facts: dict[str, str] | None = None, guard: Text | None = None) -> str:
        said = forest.locale.text("tree.guard", text=inline.words(guard.value)) if guard else ""
        return _answer(label, f"#{to}", f"去第 {numbers[to]} 步", facts, said)

    match node:
        case Ask():
            yield from _answers(answer(markdown(edge.label), edge.to, None, edge.guard) for edge in node.edges())
        case Do():
            yield from _answers([answer("做好了", node.next.value)])
        case Run():
            link = f"[打开那一张]({_there(tree, node)}){{.run-link {_attributes(_handed(forest, node))}}}"
            yield f'<p class="way" markdown>{link}，做完回到这里：</p>'
            yield ""
            yield from _answers(
                answer(markdown(words.edge_label(node, edge.label, forest)), edge.to, {"outcome": edge.label})
                for edge in node.edges()
            )
        case Goto():
            yield from _answers([_answer("打开那一张", _there(tree, node), "", _handed(forest, node))])
        case End():
            yield from _end(tree, forest, node)


def _answers(items: Iterable[str]) -> Iterator[str]:
    yield from _block("answers", items)


def _answer(label: str, href: str, where: str, facts: dict[str, str] | None, guard: str = "") -> str:
    said = f'<span class="label">{label}</span>'
    if guard:
        said = f'<span class="said">{said}<span class="guard">{guard}</span></span>'
    where = f' <span class="where">{where}</span>' if where else ""
    return f"- [{said}{where}]({href}){{.answer {_attributes(facts or {})}}}"


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    """A division of the page that a style can get hold of."""
    yield f'<div class="{name}" markdown>'
    yield ""
    yield from lines
    yield ""
    yield "</div>"
    yield ""


def _there(tree: Tree, node: Run | Goto) -> str:
    here, there = places.markdown(tree.id), places.markdown(node.ref.tree)
    return places.link(here, there) + (f"#{node.ref.node}" if node.ref.node else "")


def _handed(forest: Forest, node: Run | Goto) -> dict[str, str]:
    """What the wizard hands on to the page of another tree."""
    called = forest.trees[node.ref.tree]
    return {"tree": called.id, "start": node.ref.node or called.start.value}


def _end(tree: Tree, forest: Forest, node: End) -> Iterator[str]:
    if node.bring:
        yield from _block("bring", ["先准备好：", "", *(f"- {markdown(item.value)}" for item in node.bring)])
    backs = [
        f"- [{markdown(caller.title.value)}]({places.link(places.markdown(tree.id), places.markdown(caller.id))}#{to})"
        f'{{.back data-caller="{caller.id}#{run.id.value}"}}'
        for caller, run in forest.callers.get(tree.id, ())
        if isinstance(run, Run) and (to := _after(run, node))
    ]
    if backs:
        yield from _block("backs", ["从别的卡过来的，回到那里接着做：", "", *backs])
    yield f'<p class="again" markdown>[回到第一步](#{tree.start.value}) · [回首页](../../index.md)</p>'
    yield ""


def _after(run: Run, end: End) -> str | None:
    """The node that `run` comes back to after this end: the outcome's own, else that of `otherwise`."""
    named = {outcome.value: to.value for outcome, to in run.then}
    return named.get(end.outcome.value) or named.get(OTHERWISE)
