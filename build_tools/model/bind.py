"""Positioned YAML of the right shape → tree."""

from __future__ import annotations

from typing import Any, cast

from build_tools.findings import Finding, fault, say
from build_tools.load.nodes import Mapping, Node, Scalar, Sequence
from build_tools.load.reader import Document
from build_tools.load.source import Source
from build_tools.model import fields
from build_tools.model import tree as t
from build_tools.schema import shape
from build_tools.schema.validate import validate


def bind_tree(tree_id: str, source: Source, document: Document) -> tuple[t.Tree | None, list[Finding]]:
    """Make a tree of a file's content, or say what keeps it from being one."""
    value, faults = validate(shape.TREE, document)
    if value is None:
        return None, faults
    top = cast(Mapping, document.root)
    nodes = {key.value: _node(key, cast(Mapping, body)) for key, body in fields.entries(top, "nodes")}
    examples = tuple(
        t.Example(item.text("title"), item.texts("answers"), item.text("ends"))
        for item in cast(tuple[Mapping, ...], fields.items(top, "examples"))
    )
    tree = t.Tree(
        id=tree_id,
        source=source,
        title=top.text("title"),
        summary=top.text("summary"),
        aliases=top.texts("aliases"),
        reviewed=value.reviewed,
        reviewed_span=top.text("reviewed").span,
        sources=top.texts("sources"),
        enter=tuple((fact, fields.one_or_more(values)) for fact, values in fields.entries(top, "enter")),
        outcomes=tuple((key, fields.scalar_text(words)) for key, words in fields.entries(top, "outcomes")),
        start=top.text("start"),
        nodes=nodes,
        examples=examples,
        was=top.texts("was"),
    )
    return tree, _interval_faults(tree)


def _node(key: t.Text, body: Mapping) -> t.Node:
    (verb,) = shape.VERBS.keys() & body
    said = body.text(verb)
    common: dict[str, Any] = {
        "id": key,
        "text": said,
        "guard": body.maybe("guard"),
        "hint": body.maybe("hint"),
        "picture": body.maybe("picture"),
        "steps": body.texts("steps"),
        "tell": body.maybe("tell"),
        "marks": body.texts("marks"),
        "sources": body.texts("sources"),
    }
    match verb:
        case "ask":
            return t.Ask(**common, answers=tuple(_answer(k, v) for k, v in fields.entries(body, "answers")))
        case "do":
            return t.Do(
                **common,
                who=body.maybe("who"),
                minutes=_interval(body.get("minutes")),
                fixes=_interval(body.get("fixes")),
                next=body.text("next"),
            )
        case "run":
            then = tuple((k, fields.scalar_text(v)) for k, v in fields.entries(body, "then"))
            return t.Run(**common, ref=fields.ref(said), then=then)
        case "goto":
            return t.Goto(**common, ref=fields.ref(said))
        case _:
            common["text"] = body.text("say")
            return t.End(**common, outcome=t.Outcome(said.value), to=body.maybe("to"), bring=body.texts("bring"))


def _answer(label: t.Text, value: Node) -> t.Answer:
    if isinstance(value, Mapping):
        share, marks = _interval(value.get("share")), value.texts("marks")
        return t.Answer(label, value.text("to"), share, marks, value.maybe("guard"))
    return t.Answer(label, fields.scalar_text(value), None, ())


def _interval(node: Node | None) -> t.Interval | None:
    if node is None:
        return None
    low, *rest = [float(cast(float, cast(Scalar, end).data)) for end in _ends(node)]
    return t.Interval(low, rest[0] if rest else low, node.span)


def _ends(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _interval_faults(tree: t.Tree) -> list[Finding]:
    intervals: list[t.Interval | None] = []
    for node in tree.nodes.values():
        if isinstance(node, t.Do):
            intervals += [node.minutes, node.fixes]
        elif isinstance(node, t.Ask):
            intervals += [answer.share for answer in node.answers]
    return [
        fault(
            "out-of-range",
            i.span,
            say("the interval runs down from {low} to {high}", low=f"{i.low:g}", high=f"{i.high:g}"),
            say("write [low, high]"),
        )
        for i in intervals
        if i and i.low > i.high
    ]
