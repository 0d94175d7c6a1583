"""Positioned YAML held against a shape: every complaint becomes a fault where it was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from build_tools.findings import Finding, Sentence, Span, fault, say
from build_tools.load.nodes import Mapping, Node, Scalar, Sequence, Text
from build_tools.load.reader import Document, implicit_type
from build_tools.schema import shape
from build_tools.schema.nearest import did_you_mean, nearest
from build_tools.schema.shape import Form

T = TypeVar("T")
_MOST = 100
"""Complaints about one file; whoever has more will see the rest when these are mended."""


def validate(form: Form[T], document: Document) -> tuple[T, list[Finding]] | tuple[None, list[Finding]]:
    """Hold a document against a shape; the value comes back only where nothing is wrong."""
    try:
        return form.adapter.validate_python(document.data), []
    except ValidationError as error:
        causes = _root_causes(error.errors(include_url=False))[:_MOST]
        return None, list(dict.fromkeys(_fault(form, document.root, detail) for detail in causes))


def _root_causes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Drop a missing key where an unknown one beside it is that key misspelt."""
    unknown: dict[tuple[int | str, ...], list[str]] = {}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            unknown.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))

    def follows(detail: ErrorDetails) -> bool:
        if detail["type"] != "missing":
            return False
        missing = [str(detail["loc"][-1])]
        return any(nearest(other, missing) for other in unknown.get(detail["loc"][:-1], ()))

    return [detail for detail in details if not follows(detail)]


def _fault(form: Form[Any], root: Node, detail: ErrorDetails) -> Finding:
    """Turn one complaint into a fault; `loc` leads through keys, indexes and union tags in angle brackets."""
    node, key, item = root, None, None
    for part in detail["loc"]:
        if part == "[key]":
            return _key_fault(cast(Text, key))
        if isinstance(node, Mapping) and isinstance(part, str) and part in node:
            (key, node), item = node.entries[part], None
        elif isinstance(node, Sequence) and isinstance(part, int):
            node, item = node.items[part], part + 1
    if isinstance(node, Scalar) and node.tag == "null":
        empty = node if item else key or node
        return fault("empty-text", empty.span, say("nothing is written here"), say("write it, or remove the key"))
    make = _MAKERS.get(detail["type"], _wrong_type)
    return make(_Place(form, node, key, item, str(detail["loc"][-1]) if detail["loc"] else "", detail))


class _Place:
    """Where a complaint points, in words."""

    def __init__(
        self, form: Form[Any], node: Node, key: Text | None, item: int | None, last: str, detail: ErrorDetails
    ) -> None:
        self.form, self.node, self.key, self.item, self.last, self.detail = form, node, key, item, last, detail

    @property
    def owner(self) -> Sentence:
        """The key that holds the value; for an item of a list, its number too."""
        name = say("`{key}`", key=self.key.value) if self.key else say("the file")
        return say("entry {item} of {name}", item=self.item, name=name) if self.item else name

    @property
    def span(self) -> Span:
        """The value where it is short, else its key: an excerpt should show one line."""
        if isinstance(self.node, Scalar):
            return self.node.span
        return self.node.span.start if self.key is None or self.item else self.key.span


def _key_fault(key: Text) -> Finding:
    if not key.value.strip():
        return fault("empty-text", key.span, say("an empty key"), say("write the answer or the id"))
    return bad_id(key.value, key.span)


def bad_id(value: str, span: Span) -> Finding:
    """The fault of a word that stands where an id belongs."""
    slug = re.sub(r"[^a-z0-9#/]+", "-", value.lower()).strip("-")
    hint = say("for example `{slug}`", slug=slug) if slug else say("for example `check-last`")
    message = say("`{value}` is not an id: lower-case letters, digits and single hyphens, 60 at most", value=value[:60])
    return fault("bad-id", span, message, hint)


def _missing(place: _Place) -> Finding:
    return fault(
        "missing-key",
        place.span,
        say("{owner} has no `{last}`", owner=place.owner, last=place.last),
        say("add `{last}:`", last=place.last),
    )


def _unknown_key(place: _Place) -> Finding:
    key = cast(Text, place.key)
    known = _known_keys(place.form, place.detail["loc"])
    message = say("`{key}` is not a key that belongs here", key=key.value)
    return fault(
        "unknown-key",
        key.span,
        message,
        did_you_mean(key.value, known) or say("known here: {names}", names=", ".join(known)),
    )


_TAGS = frozenset(["<long>", *(f"<{verb}>" for verb in shape.VERBS)])
"""What stands in `loc` beside the keys; an author's key may look like a tag, but is none of these unless it is last."""


def _known_keys(form: Form[Any], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the shape at `loc` knows; the last part of `loc` is the unknown one."""
    tags = [part for part in loc[:-1] if part in _TAGS]
    if tags and tags[-1] == "<long>":
        model: Any = shape.LongAnswer
    elif tags:
        model = shape.VERBS[str(tags[-1]).strip("<>")]
    else:
        lists = [part for part in loc[:-1] if part in form.inside]
        model = form.inside[str(lists[-1])] if lists else form.entry
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _text_fault(place: _Place) -> Finding:
    if isinstance(place.node, Scalar) and place.node.tag != "str":
        return implicit_type(place.node.value, place.node.tag, place.node.span)
    return _wrong_type(place)


def _pattern(place: _Place) -> Finding:
    scalar = cast(Scalar, place.node)
    if not re.search(shape.SEEN, scalar.value):
        return fault(
            "empty-text", scalar.span, say("{owner} is empty", owner=place.owner), say("write it, or remove the key")
        )
    form = cast(str, place.detail.get("ctx", {}).get("pattern", ""))
    if form and "a-z0-9" not in form:
        return fault(
            "wrong-type",
            scalar.span,
            say("`{value}` is not what {owner} holds", value=scalar.value[:60], owner=place.owner),
            say("as in `{pattern}`", pattern=form),
        )
    return bad_id(scalar.value, scalar.span)


def _too_long(place: _Place) -> Finding:
    if place.detail.get("ctx", {}).get("max_length") != 1:
        return _pattern(place)
    scalar = cast(Scalar, place.node)
    message = say("`{value}` is more than one character", value=scalar.value[:60])
    return fault("wrong-type", scalar.span, message, say("write a single one"))


def _unknown_value(place: _Place) -> Finding:
    scalar = place.node
    if not isinstance(scalar, Scalar) or scalar.tag != "str":
        return _text_fault(place)
    known = re.findall(r"'([^']+)'", cast(str, place.detail.get("ctx", {}).get("expected", "")))
    hint = did_you_mean(scalar.value, known) or say("write one of them: {names}", names=", ".join(known))
    message = say("`{value}` is not one of {names}", value=scalar.value[:60], names=", ".join(known))
    return fault("unknown-value", scalar.span, message, hint)


def _range(place: _Place) -> Finding:
    scalar = cast(Scalar, place.node)
    limits = place.detail.get("ctx", {})
    limit = (
        say("at least {limit}", limit=f"{limits['ge']:g}")
        if "ge" in limits
        else say("at most {limit}", limit=f"{limits['le']:g}")
        if "le" in limits
        else say("finite")
    )
    hint = (
        say("a share is written as part of one: 0.2 for a fifth")
        if limits.get("le") == 1
        else say("write a number in range")
    )
    return fault(
        "out-of-range", scalar.span, say("{value} must be {limit}", value=scalar.value[:40], limit=limit), hint
    )


def _verb(place: _Place) -> Finding:
    if not isinstance(place.node, Mapping):
        return _wrong_type(place)
    verbs = [verb for verb in shape.VERBS if verb in place.node]
    if not verbs:
        misspelt = next((name for name in place.node if nearest(name, shape.VERBS)), None)
        if misspelt:
            key, hint = place.node.key(misspelt), did_you_mean(misspelt, shape.VERBS)
            return fault(
                "verb",
                key.span,
                say("{owner} has no verb; `{misspelt}` is none", owner=place.owner, misspelt=misspelt),
                hint,
            )
        return fault(
            "verb",
            place.span,
            say("{owner} has no verb", owner=place.owner),
            say("one of {names}", names=", ".join(shape.VERBS)),
        )
    second = place.node.key(verbs[1]).span
    message = say("{owner} has {count} verbs: {names}", owner=place.owner, count=len(verbs), names=", ".join(verbs))
    return fault("verb", second, message, say("a node does one thing; make two nodes of it"))


_EXPECTED = {
    "string_type": say("text"),
    "literal_error": say("text"),
    "dict_type": say("a mapping"),
    "model_type": say("a mapping"),
    "list_type": say("a list"),
    "float_type": say("a number"),
    "int_type": say("a whole number"),
    "bool_type": say("true or false"),
    "date_type": say("a date such as 2026-11-22, without quotes"),
    "too_short": say("two numbers, [low, high]"),
    "too_long": say("two numbers, [low, high]"),
    "verb": say("a mapping with one of ask, do, run, goto, end"),
}


def _wrong_type(place: _Place) -> Finding:
    expected = _EXPECTED.get(place.detail["type"], say("{msg}", msg=place.detail["msg"]))
    if place.detail.get("ctx", {}).get("min_length") == 1:
        return fault(
            "wrong-type", place.span, say("{owner} is an empty list", owner=place.owner), say("name at least one")
        )
    found = {Mapping: say("a mapping"), Sequence: say("a list")}.get(type(place.node))
    found = found or say("`{value}`", value=cast(Scalar, place.node).value[:40])
    hint = _type_help(place, expected)
    return fault(
        "wrong-type",
        place.span,
        say("{owner} should be {expected}, not {found}", owner=place.owner, expected=expected, found=found),
        hint,
    )


_SPAN_OF_NUMBERS = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:-|–|—|~|～|\.\.)\s*(\d+(?:\.\d+)?)\s*")


def _type_help(place: _Place, expected: Sentence) -> Sentence:
    """How what was meant is written."""
    if isinstance(place.node, Scalar):
        if found := _SPAN_OF_NUMBERS.fullmatch(place.node.value):
            return say("write an interval as `[{low}, {high}]`", low=found[1], high=found[2])
        if expected == "a list":
            return say("write it in brackets, `[…]`, with `, ` between items")
    if expected == "a mapping":
        answers = place.key is not None and place.key.value == "answers"
        return (
            say("write each answer with where it leads: `no: load`")
            if answers
            else say("write `key: value`, a line each")
        )
    return say("write {expected}", expected=expected)


_MAKERS: dict[str, Callable[[_Place], Finding]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _text_fault,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _pattern,
    "string_too_long": _too_long,
    "literal_error": _unknown_value,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "finite_number": _range,
    "verb": _verb,
}
