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
        t.Example(fields.text(item, "title"), fields.texts(item, "answers"), fields.text(item, "ends"))
        for item in cast(tuple[Mapping, ...], fields.items(top, "examples"))
    )
    tree = t.Tree(
        id=tree_id,
        source=source,
        title=fields.text(top, "title"),
        summary=fields.text(top, "summary"),
        aliases=fields.texts(top, "aliases"),
        reviewed=value.reviewed,
        reviewed_span=cast(Scalar, top.get("reviewed")).span,
        sources=fields.texts(top, "sources"),
        enter=tuple(
            (fields.scalar_text(fact), fields.one_or_more(values)) for fact, values in fields.entries(top, "enter")
        ),
        outcomes=tuple(
            (fields.scalar_text(key), fields.scalar_text(words)) for key, words in fields.entries(top, "outcomes")
        ),
        start=fields.text(top, "start"),
        nodes=nodes,
        examples=examples,
        was=fields.texts(top, "was"),
    )
    return tree, _interval_faults(tree)


def _node(key: Scalar, body: Mapping) -> t.Node:
    verb = next(verb for verb in shape.VERBS if verb in body)
    said = cast(Scalar, body.get(verb))
    common: dict[str, Any] = {
        "id": fields.scalar_text(key),
        "text": fields.scalar_text(said),
        "guard": fields.maybe(body, "guard"),
        "hint": fields.maybe(body, "hint"),
        "picture": fields.maybe(body, "picture"),
        "steps": fields.texts(body, "steps"),
        "tell": fields.maybe(body, "tell"),
        "marks": fields.texts(body, "marks"),
        "sources": fields.texts(body, "sources"),
    }
    match verb:
        case "ask":
            return t.Ask(**common, answers=tuple(_answer(k, v) for k, v in fields.entries(body, "answers")))
        case "do":
            return t.Do(
                **common,
                who=fields.maybe(body, "who"),
                minutes=_interval(body.get("minutes")),
                fixes=_interval(body.get("fixes")),
                next=fields.text(body, "next"),
            )
        case "run":
            then = tuple((fields.scalar_text(k), fields.scalar_text(v)) for k, v in fields.entries(body, "then"))
            return t.Run(**common, ref=fields.ref(said), then=then)
        case "goto":
            return t.Goto(**common, ref=fields.ref(said))
        case _:
            common["text"] = fields.text(body, "say")
            return t.End(
                **common, outcome=t.Outcome(said.value), to=fields.maybe(body, "to"), bring=fields.texts(body, "bring")
            )


def _answer(label: Scalar, value: Node) -> t.Answer:
    text = fields.scalar_text(label)
    if isinstance(value, Mapping):
        share, marks = _interval(value.get("share")), fields.texts(value, "marks")
        return t.Answer(text, fields.text(value, "to"), share, marks, fields.maybe(value, "guard"))
    return t.Answer(text, fields.scalar_text(value), None, ())


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
