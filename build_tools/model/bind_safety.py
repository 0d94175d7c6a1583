"""Positioned YAML of the right shape → the facts and marks of `trees/safety.yml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import cast

from build_tools.findings import Finding, fault, say
from build_tools.load.nodes import Mapping, Node, Scalar
from build_tools.load.reader import Document
from build_tools.model import fields
from build_tools.model.safety import Fact, Mark, Safety
from build_tools.model.tree import Text
from build_tools.schema import shape
from build_tools.schema.nearest import did_you_mean
from build_tools.schema.validate import validate


def bind_safety(document: Document) -> tuple[Safety, list[Finding]]:
    """Make the safety rules of a file's content, or say what keeps it from being that."""
    value, faults = validate(shape.SAFETY, document)
    if value is None:
        return Safety(), faults
    top = cast(Mapping, document.root)
    facts = {key.value: _fact(key, cast(Mapping, body)) for key, body in fields.entries(top, "facts")}
    marks = {key.value: _mark(key, cast(Mapping, body)) for key, body in fields.entries(top, "marks")}
    return Safety(facts, marks), list(_faults(top, facts))


def _fact(key: Text, body: Mapping) -> Fact:
    values = {value.value: cast(Scalar, words).value for value, words in fields.entries(body, "values")}
    return Fact(key.value, _written(cast(Node, body.get("start"))), values, key.span)


def _mark(key: Text, body: Mapping) -> Mark:
    needs, sets = (
        {fact.value: _written(values) for fact, values in fields.entries(body, name)} for name in ("needs", "sets")
    )
    because = body.maybe("because")
    return Mark(key.value, needs, sets, "never" in body, because.value if because else "", key.span)


def _written(values: Node) -> tuple[str, ...]:
    return tuple(text.value for text in fields.one_or_more(values))


def _faults(top: Mapping, facts: dict[str, Fact]) -> Iterator[Finding]:
    for key, body in fields.entries(top, "facts"):
        fact = facts[key.value]
        yield from _strangers(fields.one_or_more(cast(Node, cast(Mapping, body).get("start"))), fact.values, fact.id)
    for key, body in fields.entries(top, "marks"):
        mark = cast(Mapping, body)
        demands = [name for name in ("needs", "never") if name in mark]
        if not demands and "sets" not in mark:
            yield fault(
                "missing-key",
                key.span,
                say("`{key}` means nothing", key=key.value),
                say("add `sets:`, `needs:` or `never: true`"),
            )
        if demands and "because" not in mark:
            yield fault(
                "missing-key",
                key.span,
                say("`{key}` has no `because`", key=key.value),
                say("say what goes wrong otherwise"),
            )
        for name in ("needs", "sets"):
            for fact_key, values in fields.entries(mark, name):
                yield from _strangers([fact_key], facts, say("the facts"))
                if known := facts.get(fact_key.value):
                    yield from _strangers(fields.one_or_more(values), known.values, known.id)


def _strangers(named: Iterable[Text], known: Collection[str], of: str) -> Iterator[Finding]:
    for text in named:
        if text.value not in known:
            message = say("`{text}` is not one of {names} ({of})", text=text.value, names=", ".join(known), of=of)
            yield fault("unknown-value", text.span, message, did_you_mean(text.value, known))
