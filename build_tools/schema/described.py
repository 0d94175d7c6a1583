"""A JSON Schema with a sentence on every key, for whoever edits the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

ANY = "AnyNode"
"""Stands for every kind of node, where they share a key."""


JsonSchema: TypeAlias = Mapping[str, Any]
"""A schema as JSON would hold it."""


def described(schema: JsonSchema, words: Mapping[str, str]) -> JsonSchema:
    """The schema, each object and key with its description; `words` has them by `Shape` and `Shape.key`."""
    shapes = {name: _object(value, name, words) for name, value in schema.get("$defs", {}).items()}
    top = _object(schema, str(schema.get("title", "")), words)
    return {**top, "$defs": shapes} if shapes else top


def _object(value: JsonSchema, name: str, words: Mapping[str, str]) -> JsonSchema:
    said = {"description": words[name]} if name in words else {}
    if "properties" not in value:
        return {**value, **said}
    properties = {key: {**below, **_description(name, key, words)} for key, below in value["properties"].items()}
    return {**value, **said, "properties": properties}


def _description(name: str, key: str, words: Mapping[str, str]) -> dict[str, str]:
    text = words.get(f"{name}.{key}") or words.get(f"{ANY}.{key}")
    return {"description": text} if text else {}
