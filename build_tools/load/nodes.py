"""Values where they stand: a view of what libyaml has composed, made as it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import yaml

from build_tools.findings import Span
from build_tools.load.scalars import TAG, Plain, construct


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
    def span(self) -> Span:
        """Where it stands."""
        return span_of(self._path, self._raw)


class Mapping:
    """Keys and values in the order of the file."""

    __slots__ = ("_path", "_raw", "entries")

    def __init__(self, path: str, raw: yaml.MappingNode) -> None:
        self._path = path
        self._raw = raw
        self.entries: dict[str, tuple[Scalar, Node]] = {
            key.value: (Scalar(path, key), _VIEWS[type(value)](path, value)) for key, value in raw.value
        }
        """Each key with its value, both where they stand."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return span_of(self._path, self._raw)

    def key(self, name: str) -> Scalar:
        """The key called `name` where it stands."""
        return self.entries[name][0]

    def get(self, name: str) -> Node | None:
        """The value under `name`."""
        entry = self.entries.get(name)
        return entry[1] if entry else None


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
    # As Span(...) would, in half the time: there are hundreds of them a file.
    return tuple.__new__(Span, (path, start.line + 1, start.column + 1, end.line + 1, end.column + 1))
