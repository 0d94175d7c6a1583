"""What no mend may change: where a tree leads and what it is called, and in its texts links, code and addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from build_tools.findings import Span
from build_tools.load.source import Source
from build_tools.model.markup import literals
from build_tools.model.prose import TextKind, prose_of
from build_tools.model.tree import Text, Tree


def same_meaning(before: Tree, after: Tree) -> bool:
    """Whether two states of a tree differ in the wording of their prose alone."""
    return list(_kept(before)) == list(_kept(after))


def _kept(tree: Tree) -> Iterator[object]:
    prose = {id(said.text) for said in prose_of(tree).texts if said.kind is not TextKind.ANSWER}
    yield from _values(tree, prose)


def _values(value: object, prose: set[int]) -> Iterator[object]:
    """All that is written, without where it stands; of prose, only what is no wording."""
    if isinstance(value, Text):
        yield literals(value.value) if id(value) in prose else value.value
    elif isinstance(value, Span | Source):
        return
    elif is_dataclass(value):
        yield type(value).__name__
        for field in fields(value):
            yield field.name
            yield from _values(getattr(value, field.name), prose)
    elif isinstance(value, tuple | list):
        yield len(value)
        for item in value:
            yield from _values(item, prose)
    elif isinstance(value, dict):
        # Keys may have been put into another order.
        for key in sorted(value):
            yield key
            yield from _values(value[key], prose)
    else:
        yield value
