"""Values with their positions, out of a mapping that has the right shape."""

from __future__ import annotations

from typing import cast

from build_tools.load.nodes import Mapping, Node, Scalar, Sequence
from build_tools.model.tree import Ref, Text


def entries(mapping: Mapping, key: str) -> list[tuple[Scalar, Node]]:
    """The keys and values of the mapping under `key`; none where there is no such key."""
    value = mapping.get(key)
    return list(value.entries.values()) if isinstance(value, Mapping) else []


def items(mapping: Mapping, key: str) -> tuple[Node, ...]:
    """The items of the list under `key`; none where there is no such key."""
    value = mapping.get(key)
    return value.items if isinstance(value, Sequence) else ()


def scalar_text(node: Node) -> Text:
    """A scalar as text."""
    scalar = cast(Scalar, node)
    # As Text(...) would, in half the time: there are hundreds of them a file.
    return tuple.__new__(Text, (scalar.value, scalar.span))


def text(mapping: Mapping, key: str) -> Text:
    """The text under a key that must be there."""
    return scalar_text(cast(Node, mapping.get(key)))


def maybe(mapping: Mapping, key: str) -> Text | None:
    """The text under a key that may be left out."""
    value = mapping.get(key)
    return scalar_text(value) if value else None


def texts(mapping: Mapping, key: str) -> tuple[Text, ...]:
    """The texts listed under `key`."""
    return tuple([scalar_text(item) for item in items(mapping, key)]) if key in mapping else ()


def one_or_more(node: Node) -> tuple[Text, ...]:
    """What may be written as one value or as a list of them."""
    return tuple([scalar_text(item) for item in (node.items if isinstance(node, Sequence) else (node,))])


def ref(scalar: Scalar) -> Ref:
    """`category/name` or `category/name#node`."""
    tree, _, node = scalar.value.partition("#")
    return Ref(tree, node or None, scalar.span)
