"""Values with their positions, out of a mapping that has the right shape."""

from __future__ import annotations

from typing import cast

from build_tools.load.nodes import Mapping, Node, Scalar, Sequence
from build_tools.model.tree import Ref, Text


def entries(mapping: Mapping, key: str) -> list[tuple[Text, Node]]:
    """The keys and values of the mapping under `key`; none where there is no such key."""
    value = mapping.get(key)
    return list(value.entries.values()) if isinstance(value, Mapping) else []


def items(mapping: Mapping, key: str) -> tuple[Node, ...]:
    """The items of the list under `key`; none where there is no such key."""
    value = mapping.get(key)
    return value.items if isinstance(value, Sequence) else ()


def scalar_text(node: Node) -> Text:
    """A scalar as text."""
    return cast(Scalar, node).text


def one_or_more(node: Node) -> tuple[Text, ...]:
    """What may be written as one value or as a list of them."""
    return node.texts if isinstance(node, Sequence) else (scalar_text(node),)


def ref(text: Text) -> Ref:
    """`category/name` or `category/name#node`."""
    tree, _, node = text.value.partition("#")
    return Ref(tree, node or None, text.span)
