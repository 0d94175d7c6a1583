"""The steps of a tree as sections of its page: the whole tree can be walked by their links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from build_tools.analysis.cost.steps_left import StepsLeft, steps_left
from build_tools.analysis.graph.calls import return_target
from build_tools.analysis.graph.reading_order import reading_order
from build_tools.analysis.safety.restricted import restricted, settles
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Do, End, Goto, Node, Run, Text, Tree
from build_tools.targets import inline, labels, paths
from build_tools.targets.web import explained
from build_tools.targets.web.pictures import figure
from build_tools.targets.web.templating import rendered

Facts = Mapping[str, str]
"""Attributes that tell the wizard what a reader does not see."""


class StepLink(NamedTuple):
    """A link in a step: an answer, or a way back."""

    label: str
    href: str
    facts: Facts = MappingProxyType({})
    where: str = ""
    """Where an answer leads, for those who read all steps."""
    guard: str = ""


class StepView(NamedTuple):
    """One node as a section."""

    node: Node
    number: int
    style: str
    name: str
    symbol: str
    facts: Facts
    text: str
    whose: str
    explained: tuple[explained.Explained, ...]
    picture: Markup
    run: StepLink | None
    answers: tuple[StepLink, ...]
    bring: tuple[Text, ...]
    backs: tuple[StepLink, ...]
    end: bool


def steps(tree: Tree, forest: Forest) -> str:
    """One section a node, in reading order; its heading carries the node's id."""
    order = reading_order(tree)
    numbers = {key: number for number, key in enumerate(order, 1)}
    listed = [_step(tree, tree.nodes[key], forest, numbers) for key in order]
    home = paths.link(paths.page(tree.id), paths.HOME)
    return rendered("steps.html", forest.locale, steps=listed, start=tree.start.value, home=home)


def _step(tree: Tree, node: Node, forest: Forest, numbers: Mapping[str, int]) -> StepView:
    return StepView(
        node=node,
        number=numbers[node.id.value],
        style=labels.style(node),
        name=labels.kind(node, forest.locale),
        symbol=labels.symbol(node, forest.locale),
        facts=_facts(tree, node, forest),
        text=labels.says(node, forest),
        whose=labels.whose(node, forest),
        explained=tuple(explained.links(tree, node, forest)),
        picture=Markup(figure(node.picture.value, forest)) if node.picture else Markup(),
        run=StepLink("", _there(tree, node), _handed(forest, node)) if isinstance(node, Run) else None,
        answers=tuple(_answers(tree, node, forest, numbers)),
        bring=node.bring if isinstance(node, End) else (),
        backs=tuple(_backs(tree, node, forest)) if isinstance(node, End) else (),
        end=isinstance(node, End),
    )


def _facts(tree: Tree, node: Node, forest: Forest) -> Facts:
    """What the wizard needs to know of a step beyond what a reader sees."""
    entry = tree.id, node.id.value
    facts = {"node": node.id.value, "kind": node.kind.value, "left": _left(steps_left(forest)[entry])}
    if isinstance(node, End):
        facts |= {
            "outcome": node.outcome.value,
            "outcome-label": inline.plain(labels.outcome(tree, node.outcome.value, forest.locale)),
        }
        facts |= {"phone": phone} if (phone := _phone(node, forest)) else {}
    if "" in restricted(forest).get(entry, ()):
        facts |= {"needs": ""}
    if isinstance(node, Run) and settles(node, forest):
        facts |= {"settles": ""}
    return _data(facts)


def _data(facts: Facts) -> Facts:
    return {f"data-{name}": value for name, value in facts.items()}


def _left(left: StepsLeft) -> str:
    """The steps left as `least-most`; where a loop allows any number, `most` is one below `least`."""
    return f"{left.least}-{left.least - 1 if left.most is None else left.most}"


def _phone(end: End, forest: Forest) -> str:
    """The box that keeps the number of whom an end turns to, where there is a number to call."""
    role = forest.site.roles.get(end.to.value) if end.to else None
    if role is None or not role.telephone:
        return ""
    return next((box for box in forest.site.boxes if role.name in box), role.name)


def _answers(tree: Tree, node: Node, forest: Forest, numbers: Mapping[str, int]) -> Iterable[StepLink]:
    say = forest.locale.text

    def link(label: str, to: str, facts: Facts, guard: str = "") -> StepLink:
        return StepLink(label, f"#{to}", _data(facts), say("web.step.where", n=numbers[to]), guard)

    match node:
        case Ask():
            needing = restricted(forest).get((tree.id, node.id.value), ())
            for answer in node.answers:
                facts = {"needs": ""} if answer.label.value in needing else {}
                facts |= {"marks": ""} if answer.marks else {}
                yield link(answer.label.value, answer.to.value, facts, answer.guard.value if answer.guard else "")
        case Do():
            yield link(say("web.step.done"), node.next.value, {})
        case Run():
            for edge in node.edges():
                facts = {"outcome": edge.label, "left": _left(steps_left(forest)[tree.id, edge.to])}
                yield link(labels.edge_label(node, edge.label, forest), edge.to, facts)
        case Goto():
            yield StepLink(say("web.goto.open"), _there(tree, node), _handed(forest, node))
        case End():
            return


def _there(tree: Tree, node: Run | Goto) -> str:
    here, there = paths.page(tree.id), paths.page(node.ref.tree)
    return paths.link(here, there) + (f"#{node.ref.node}" if node.ref.node else "")


def _handed(forest: Forest, node: Run | Goto) -> Facts:
    """What the wizard hands on to the page of another tree."""
    called = forest.trees[node.ref.tree]
    return _data({"tree": called.id, "start": node.ref.node or called.start.value})


def _backs(tree: Tree, end: End, forest: Forest) -> Iterator[StepLink]:
    """Where trees that call this one go on after one of its ends."""
    for caller, run in forest.callers.get(tree.id, ()):
        if isinstance(run, Run) and (to := return_target(run, end.outcome.value)):
            href = f"{paths.link(paths.page(tree.id), paths.page(caller.id))}#{to.value}"
            yield StepLink(caller.title.value, href, _data({"caller": f"{caller.id}#{run.id.value}"}))
