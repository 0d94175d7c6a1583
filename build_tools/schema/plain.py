"""The bare data of positioned YAML, for data files that need no places."""

from __future__ import annotations

from build_tools.load.nodes import Mapping, Node, Scalar
from build_tools.load.scalars import Plain


def plain(node: Node | None) -> Plain:
    """What YAML means by a node: dict, list or value; None for no node."""
    if node is None or isinstance(node, Scalar):
        return node.data if node else None
    if isinstance(node, Mapping):
        return {name: plain(value) for name, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]
