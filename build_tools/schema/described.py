"""A JSON Schema with a sentence and an example on every key, for whoever edits the files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import yaml
from pydantic import BaseModel

JsonSchema: TypeAlias = dict[str, Any]
Shown: TypeAlias = Mapping[tuple[str, str], Any]
"""Values that files hold, by shape and key."""
NOTHING: Shown = MappingProxyType({})

ANY = ("AnyNode", "AnyPart", "AnyAdvice", "AnyProfile")
"""Stand for several shapes, where these share a key."""
_ENGLISH = "Example: "
"""What stands before an example, where the words do not say it themselves, at `example`."""
_SOME = ""
"""Stands for whichever shape: where none of its own holds a key, another's example will do."""
_LONGEST = 120
"""Characters of an example; what is longer is shortened or left out."""


def described(schema: Mapping[str, Any], words: Mapping[str, str], shown: Shown = NOTHING) -> JsonSchema:
    """The schema, each object and key with its description; `words` has them by `Shape` and `Shape.key`.

    A key's example stands at the end of its description, or is what a file holds there.
    """
    shapes = {name: _object(value, name, words, shown) for name, value in schema.get("$defs", {}).items()}
    top = _object(schema, str(schema.get("title", "")), words, shown)
    return {**top, "$defs": shapes} if shapes else top


def _object(value: Mapping[str, Any], name: str, words: Mapping[str, str], shown: Shown) -> JsonSchema:
    said = {"description": words[name]} if name in words else {}
    if "properties" not in value:
        return {**value, **said}
    properties = {key: {**below, **_description(name, key, words, shown)} for key, below in value["properties"].items()}
    return {**value, **said, "properties": properties}


def _description(name: str, key: str, words: Mapping[str, str], shown: Shown) -> JsonSchema:
    text = next((found for each in (name, *ANY) if (found := words.get(f"{each}.{key}"))), "")
    said: JsonSchema = {"description": text} if text else {}
    held = shown.get((name, key), shown.get((_SOME, key)))
    written = re.search(re.escape(words.get("example", _ENGLISH)) + r"(?P<value>.+?)[.。]?$", text)
    if written:
        said["examples"] = [_plain(yaml.safe_load(written["value"]))]
    elif held is not None:
        said["examples"] = [held]
    return said


def held(values: Iterable[Any]) -> dict[tuple[str, str], Any]:
    """For each shape and key the first value that is short enough to be an example."""
    found: dict[tuple[str, str], Any] = {}
    for value in values:
        for shape, key, item in _items(value):
            if (shape, key) not in found and (example := _short(item)) is not None:
                found[shape, key] = example
                found.setdefault((_SOME, key), example)
    return found


def _items(value: Any) -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            item = getattr(value, name)
            if name in value.model_fields_set:
                yield type(value).__name__, field.alias or name, item
            yield from _items(item)
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _items(item)


def _short(item: Any) -> Any:
    """A value as YAML would have it; of a long collection the beginning, of a long text nothing."""
    plain = _plain(item)
    while len(repr(plain)) > _LONGEST and isinstance(plain, dict | list) and len(plain) > 1:
        plain = dict([*plain.items()][:-1]) if isinstance(plain, dict) else plain[:-1]
    return plain if len(repr(plain)) <= 4 * _LONGEST and plain not in ([], {}) else None


def _plain(item: Any) -> Any:
    if isinstance(item, BaseModel):
        written = ((name, field) for name, field in type(item).model_fields.items() if name in item.model_fields_set)
        return {field.alias or name: _plain(getattr(item, name)) for name, field in written}
    if isinstance(item, dict):
        return {str(key): _plain(value) for key, value in item.items()}
    if isinstance(item, list):
        return [_plain(value) for value in item]
    return item.isoformat() if isinstance(item, dt.date) else item
