"""Values where they stand: a view of what libyaml has composed, made as it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml

from build_tools.findings import Span
from build_tools.load.scalars import TAG, Plain, construct

_new = tuple.__new__
"""Makes a named tuple as its own call would, in half the time: there are hundreds of them a file."""


class Text(NamedTuple):
    """Text and where it was written."""

    value: str
    span: Span


class Scalar:
    """One value as written; `tag` is what YAML takes it for: str, int, float, bool, timestamp, null."""

    __slots__ = ("_path", "_raw", "value")

    def __init__(self, path: str, raw: yaml.ScalarNode) -> None:
        self._path = path
        self._raw = raw
        self.value: str = raw.value

    @property
    def tag(self) -> str:
        """The type without YAML's prefix."""
        return self._raw.tag.removeprefix(TAG)

    @property
    def span(self) -> Span:
        """Where it stands, quotes included."""
        return span_of(self._path, self._raw)

    @property
    def text(self) -> Text:
        """What is written, with where it stands."""
        return text_of(self._path, self._raw)

    @property
    def data(self) -> Plain:
        """What YAML means by it."""
        return construct(self._raw)


class Sequence:
    """A list."""

    __slots__ = ("_items", "_path", "_raw")

    def __init__(self, path: str, raw: yaml.SequenceNode) -> None:
        self._path = path
        self._raw = raw
        self._items: tuple[Node, ...] | None = None

    @property
    def items(self) -> tuple[Node, ...]:
        """What it holds, in order."""
        if self._items is None:
            self._items = tuple([view(self._path, item) for item in self._raw.value])
        return self._items

    @property
    def texts(self) -> tuple[Text, ...]:
        """What it holds, where that is all text."""
        path = self._path
        return tuple([text_of(path, item) for item in self._raw.value])

    @property
    def span(self) -> Span:
        """Where it stands."""
        return span_of(self._path, self._raw)


class Mapping:
    """Keys and values in the order of the file."""

    __slots__ = ("_entries", "_pairs", "_path", "_raw")

    def __init__(self, path: str, raw: yaml.MappingNode) -> None:
        self._path = path
        self._raw = raw
        self._pairs: dict[str, tuple[yaml.ScalarNode, yaml.Node]] = {pair[0].value: pair for pair in raw.value}
        self._entries: dict[str, tuple[Text, Node]] | None = None

    @property
    def entries(self) -> dict[str, tuple[Text, Node]]:
        """Each key with its value, both where they stand."""
        if self._entries is None:
            path = self._path
            self._entries = {
                name: (text_of(path, key), _VIEWS[type(value)](path, value))
                for name, (key, value) in self._pairs.items()
            }
        return self._entries

    @property
    def span(self) -> Span:
        """Where it stands."""
        return span_of(self._path, self._raw)

    def key(self, name: str) -> Text:
        """The key called `name` where it stands."""
        return text_of(self._path, self._pairs[name][0])

    def get(self, name: str) -> Node | None:
        """The value under `name`."""
        pair = self._pairs.get(name)
        return view(self._path, pair[1]) if pair else None

    def text(self, name: str) -> Text:
        """The text under `name`, which must be there."""
        return text_of(self._path, self._pairs[name][1])

    def maybe(self, name: str) -> Text | None:
        """The text under `name`, which may be left out."""
        pair = self._pairs.get(name)
        return text_of(self._path, pair[1]) if pair else None

    def texts(self, name: str) -> tuple[Text, ...]:
        """The texts listed under `name`, if any."""
        pair = self._pairs.get(name)
        return tuple([text_of(self._path, item) for item in pair[1].value]) if pair else ()

    def __contains__(self, name: object) -> bool:
        return name in self._pairs

    def __iter__(self) -> Iterator[str]:
        """The keys alone."""
        return iter(self._pairs)


Node: TypeAlias = Scalar | Sequence | Mapping


_VIEWS: dict[type[yaml.Node], Callable[[str, Any], Node]] = {
    yaml.ScalarNode: Scalar,
    yaml.MappingNode: Mapping,
    yaml.SequenceNode: Sequence,
}


def view(path: str, raw: yaml.Node) -> Node:
    """What libyaml composed, as positioned values."""
    return _VIEWS[type(raw)](path, raw)


def span_of(path: str, node: yaml.Node) -> Span:
    """Where something that libyaml composed stands."""
    start, end = node.start_mark, node.end_mark
    return _new(Span, (path, start.line + 1, start.column + 1, end.line + 1, end.column + 1))


def text_of(path: str, node: yaml.Node) -> Text:
    """A scalar that libyaml composed, as text."""
    return _new(Text, (node.value, span_of(path, node)))
