"""Positioned YAML of the right shape → tree."""

from __future__ import annotations

from typing import Any, cast

from build_tools.load.reader import Document, Mapping, Node, Scalar, Sequence
from build_tools.load.source import Fault, Source
from build_tools.model import shape
from build_tools.model import tree as t
from build_tools.model.validate import validate


def bind_tree(tree_id: str, source: Source, document: Document) -> tuple[t.Tree | None, list[Fault]]:
    """Make a tree of a file's content, or say what keeps it from being one."""
    value, faults = validate(shape.TREE, document)
    if value is None:
        return None, faults
    top = cast(Mapping, document.root)
    nodes = {key.value: _node(key, cast(Mapping, body)) for key, body in _entries(top, "nodes")}
    examples = tuple(
        t.Example(_text(item, "title"), _texts(item, "answers"), _text(item, "ends"))
        for item in cast(tuple[Mapping, ...], _items(top, "examples"))
    )
    tree = t.Tree(
        id=tree_id,
        source=source,
        title=_text(top, "title"),
        summary=_text(top, "summary"),
        aliases=_texts(top, "aliases"),
        reviewed=value.reviewed,
        reviewed_span=cast(Scalar, top.get("reviewed")).span,
        sources=_texts(top, "sources"),
        outcomes=tuple((_scalar_text(key), _scalar_text(words)) for key, words in _entries(top, "outcomes")),
        start=_text(top, "start"),
        nodes=nodes,
        examples=examples,
    )
    return tree, _interval_faults(tree)


def _node(key: Scalar, body: Mapping) -> t.Node:
    verb = next(verb for verb in shape.VERBS if verb in body.entries)
    said = cast(Scalar, body.get(verb))
    common: dict[str, Any] = {
        "id": t.Text(key.value, key.span),
        "text": t.Text(said.value, said.span),
        "hint": _maybe(body, "hint"),
        "steps": _texts(body, "steps"),
        "tell": _maybe(body, "tell"),
        "marks": _texts(body, "marks"),
        "sources": _texts(body, "sources"),
    }
    match verb:
        case "ask":
            return t.Ask(**common, answers=tuple(_answer(k, v) for k, v in _entries(body, "answers")))
        case "do":
            who = _maybe(body, "who")
            return t.Do(
                **common,
                who=who.value if who else "cashier",
                minutes=_interval(body.get("minutes")),
                fixes=_interval(body.get("fixes")),
                next=_text(body, "next"),
            )
        case "run":
            then = tuple((t.Text(k.value, k.span), _scalar_text(v)) for k, v in _entries(body, "then"))
            return t.Run(**common, ref=_ref(said), then=then)
        case "goto":
            return t.Goto(**common, ref=_ref(said))
        case _:
            common["text"] = _text(body, "say")
            return t.End(**common, outcome=t.Outcome(said.value), to=_maybe(body, "to"), bring=_texts(body, "bring"))


def _answer(label: Scalar, value: Node) -> t.Answer:
    text = t.Text(label.value, label.span)
    if isinstance(value, Mapping):
        return t.Answer(text, _text(value, "to"), _interval(value.get("share")), _texts(value, "marks"))
    return t.Answer(text, _scalar_text(value), None, ())


def _entries(mapping: Mapping, key: str) -> list[tuple[Scalar, Node]]:
    value = mapping.get(key)
    return list(value.entries.values()) if isinstance(value, Mapping) else []


def _items(mapping: Mapping, key: str) -> tuple[Node, ...]:
    value = mapping.get(key)
    return value.items if isinstance(value, Sequence) else ()


def _scalar_text(node: Node) -> t.Text:
    scalar = cast(Scalar, node)
    return t.Text(scalar.value, scalar.span)


def _text(mapping: Mapping, key: str) -> t.Text:
    return _scalar_text(cast(Node, mapping.get(key)))


def _maybe(mapping: Mapping, key: str) -> t.Text | None:
    return _text(mapping, key) if key in mapping.entries else None


def _texts(mapping: Mapping, key: str) -> tuple[t.Text, ...]:
    return tuple(_scalar_text(item) for item in _items(mapping, key))


def _ref(scalar: Scalar) -> t.Ref:
    tree, _, node = scalar.value.partition("#")
    return t.Ref(tree, node or None, scalar.span)


def _interval(node: Node | None) -> t.Interval | None:
    if node is None:
        return None
    ends = node.items if isinstance(node, Sequence) else (node, node)
    low, high = (float(cast(float, cast(Scalar, end).data)) for end in ends)
    return t.Interval(low, high, node.span)


def _interval_faults(tree: t.Tree) -> list[Fault]:
    intervals: list[t.Interval | None] = []
    for node in tree.nodes.values():
        if isinstance(node, t.Do):
            intervals += [node.minutes, node.fixes]
        elif isinstance(node, t.Ask):
            intervals += [answer.share for answer in node.answers]
    return [
        Fault(
            "out-of-range",
            i.span,
            f"the interval runs down from {i.low:g} to {i.high:g}",
            "write [low, high]",
        )
        for i in intervals
        if i and i.low > i.high
    ]
