"""What YAML takes a value for, and what it means by it."""

from __future__ import annotations

import operator
from functools import lru_cache
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser
from yaml.constructor import SafeConstructor

TAG = "tag:yaml.org,2002:"
STR = TAG + "str"
_MAP = TAG + "map"
_SEQ = TAG + "seq"
MERGE = TAG + "merge"

_SCALARS = SafeConstructor()

Plain: TypeAlias = object
"""What YAML means by a node: dict, list, str, int, float, bool, date or None."""


class Composer(CParser):
    """libyaml, told at once that most scalars are text: those that begin as no number, date or word of YAML's does.

    It composes nodes, and constructs nothing of them.
    """

    # libyaml calls these for every node, and they do nothing for a loader without resolvers by path. Built-in functions
    # that take as much and do as little are called in half the time.
    descend_resolver = operator.is_
    ascend_resolver = bool

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """The tag of a node that is written without one; `implicit` begins with whether it has no quotes."""
        if kind is not yaml.ScalarNode:
            return _MAP if kind is yaml.MappingNode else _SEQ
        return _plain_tag(value) if implicit[0] and value[:1] in _TYPED else STR


_RESOLVERS = yaml.CSafeLoader.yaml_implicit_resolvers
_TYPED = frozenset(first for first in _RESOLVERS if first is not None)
"""First characters of what YAML may take for something else than text; nothing at all is one of them."""


@lru_cache(4096)
def _plain_tag(value: str) -> str:
    """What YAML takes a scalar without quotes for."""
    return next((tag for tag, pattern in _RESOLVERS[value[:1]] if pattern.match(value)), STR)


def construct(node: yaml.ScalarNode) -> Plain:
    """What YAML means by a scalar; raises where it means nothing."""
    return _meaning(node.tag, node.value)


@lru_cache(4096)
def _meaning(tag: str, value: str) -> Plain:
    return _SCALARS.yaml_constructors[tag](_SCALARS, yaml.ScalarNode(tag, value))
