"""YAML → data, and a positioned view of it. What YAML would guess at or blow up on is a fault, never a guess."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, cast

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from build_tools.load.source import Fault, Related, Source, Span, line_and_column

MAX_DEPTH = 24
MAX_NODES = 20_000
MAX_STACK = 500
"""Levels that libyaml may be given to compose; it overflows the machine's stack at some 10,000."""

_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML forbids, and the line breaks that only YAML sees as such (U+0085, U+2028, U+2029) and a stray BOM."""

_SCALARS = SafeConstructor()
_TAG = "tag:yaml.org,2002:"
_STR = _TAG + "str"
_MAP = _TAG + "map"
_SEQ = _TAG + "seq"
_MERGE = _TAG + "merge"

Plain: TypeAlias = object
"""What YAML means by a node: dict, list, str, int, float, bool, date or None."""


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
        return self._raw.tag.removeprefix(_TAG)

    @property
    def span(self) -> Span:
        """Where it stands, quotes included."""
        return _span(self._path, self._raw)

    @property
    def data(self) -> Plain:
        """What YAML means by it."""
        return _construct(self._raw)


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
        return _span(self._path, self._raw)


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
        return _span(self._path, self._raw)

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


class _Loader(yaml.CSafeLoader):
    """libyaml, told at once that most scalars are text: those that begin as no number, date or word of YAML's does."""

    # libyaml calls these for every node, and they do nothing for a loader without resolvers by path. Built-in functions
    # that take as much and do as little are called in half the time.
    descend_resolver = operator.is_  # type: ignore[assignment]
    ascend_resolver = bool  # type: ignore[assignment]

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        if kind is not yaml.ScalarNode:
            return _MAP if kind is yaml.MappingNode else _SEQ
        return _plain_tag(value) if implicit[0] and value[:1] in _TYPED else _STR


_RESOLVERS = yaml.CSafeLoader.yaml_implicit_resolvers
_TYPED = frozenset(first for first in _RESOLVERS if first is not None)
"""First characters of what YAML may take for something else than text; nothing at all is one of them."""


@lru_cache(4096)
def _plain_tag(value: str) -> str:
    """What YAML takes a scalar without quotes for."""
    return next((tag for tag, pattern in _RESOLVERS[value[:1]] if pattern.match(value)), _STR)


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document without faults: its bare data, and the same with positions."""

    data: Plain
    root: Node


def read(source: Source) -> tuple[Document | None, list[Fault]]:
    """Read one YAML document; none comes back where there are faults."""
    if source.fault:
        return None, [source.fault]
    if fault := _unfit(source):
        return None, [fault]
    try:
        composed = yaml.compose(source.text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_fault(source, error)]
    if composed is None:
        span = Span(source.path, 1, 1, 1, 1)
        return None, [Fault("empty-file", span, "the file is empty", "see trees/README.md for a tree in ten lines")]
    builder = _Builder(source.path)
    data = builder.build(composed)
    if builder.faults:
        return None, builder.faults
    return Document(data, view(source.path, composed)), []


def _span(path: str, node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    # As Span(...) would, in half the time: there are hundreds of them a file.
    return tuple.__new__(Span, (path, start.line + 1, start.column + 1, end.line + 1, end.column + 1))


def _construct(node: yaml.ScalarNode) -> Plain:
    """What YAML means by a scalar; raises where it means nothing."""
    return _meaning(node.tag, node.value)


@lru_cache(4096)
def _meaning(tag: str, value: str) -> Plain:
    return _SCALARS.yaml_constructors[tag](_SCALARS, yaml.ScalarNode(tag, value))


class _Stop(Exception):
    """The document is hostile; the fault is already noted."""


class _Builder:
    """Walks what libyaml composed, once: its data, and every fault on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.count = 0

    def build(self, node: yaml.Node) -> Plain:
        try:
            return self._node(node, 0)
        except _Stop:
            return None

    def _node(self, node: yaml.Node, depth: int) -> Plain:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _STR else self._typed(node)
        self.count += len(node.value)
        if self.count > MAX_NODES:
            message = f"aliases or sheer size unfold to more than {MAX_NODES:,} values"
            raise self._stop("alias-bomb", node, message, "write out what the aliases stand for, or split the file")
        if depth > MAX_DEPTH:
            raise self._stop("too-deep", node, f"nested more than {MAX_DEPTH} levels deep", "a tree needs six levels")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth + 1)
        return [self._node(item, depth + 1) for item in node.value]

    def _stop(self, kind: str, node: yaml.Node, message: str, hint: str) -> _Stop:
        self.faults.append(Fault(kind, _span(self.path, node).start, message, hint))
        return _Stop()

    def _typed(self, node: yaml.ScalarNode) -> Plain:
        try:
            return _construct(node)
        except (KeyError, ConstructorError, ValueError, OverflowError, AttributeError, IndexError):
            message = f"YAML cannot read {_short(node.value)} as {node.tag.removeprefix(_TAG).lstrip('!')}"
            span = _span(self.path, node)
            self.faults.append(Fault("bad-value", span, message, "put it in quotes if it is meant as text"))
            return None

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Plain:
        data: dict[str, Plain] = {}
        for key, value in node.value:
            text = type(value) is yaml.ScalarNode and value.tag == _STR
            held = value.value if text else self._node(value, depth)
            if key.tag != _STR or not isinstance(key, yaml.ScalarNode):
                self._bad_key(key)
            elif key.value in data:
                self._duplicate(node, key)
            else:
                data[key.value] = held
        return data

    def _bad_key(self, key: yaml.Node) -> None:
        span = _span(self.path, key)
        if not isinstance(key, yaml.ScalarNode) or key.tag == _MERGE:
            message = "a key must be plain text, not a list, a mapping or a merge"
            self.faults.append(Fault("bad-key", span, message, "write the entries out"))
        else:
            self.faults.append(implicit_type(key.value, key.tag.removeprefix(_TAG), span))

    def _duplicate(self, node: yaml.MappingNode, key: yaml.ScalarNode) -> None:
        first = _span(self.path, next(other for other, _ in node.value if other.value == key.value))
        message = f"key {_short(key.value)} is used twice here; YAML would keep only the last"
        related = (Related(first, "first used here"),)
        self.faults.append(Fault("duplicate-key", _span(self.path, key), message, "rename one or remove it", related))


_MEANT = {
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
}


def implicit_type(value: str, tag: str, span: Span) -> Fault:
    """The fault of a value that YAML takes for something else than the text that was meant."""
    taken = _MEANT.get(tag, tag)
    if not value:
        return Fault("empty-text", span, "text is missing here", "write it, or remove the key")
    return Fault("implicit-type", span, f"YAML reads {_short(value)} as {taken}, not as text", f'write "{value}"')


def _short(value: str) -> str:
    value = value.replace("\n", " ")
    return f"`{value if len(value) <= 40 else value[:39] + '…'}`"


def _unfit(source: Source) -> Fault | None:
    """What must be refused before libyaml sees it: characters outside YAML, nesting that would overflow its stack."""
    if bad := _NOT_YAML.search(source.text):
        line, col = line_and_column(source.text[: bad.start()])
        span = Span(source.path, line, col, line, col + 1)
        return Fault("control-character", span, f"character U+{ord(bad[0]):04X} is not allowed in YAML", "remove it")
    if len(source.text) > MAX_STACK and _depth_bound(source.text) > MAX_STACK:
        return _exact_depth(source)
    return None


def _depth_bound(text: str) -> int:
    """An upper bound of the nesting depth, cheap: a level takes a bracket, or a column of its line."""
    return text.count("[") + text.count("{") + max(map(len, text.split("\n")))


def _exact_depth(source: Source) -> Fault | None:
    depth = 0
    for event in _events(source.text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                mark = cast(yaml.Mark, event.start_mark)
                span = Span(source.path, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
                return Fault("too-deep", span, f"nested more than {MAX_DEPTH} levels deep", "a tree needs six levels")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    """The parser's events up to its first complaint, which composing will repeat."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return


def _syntax_fault(source: Source, error: yaml.MarkedYAMLError) -> Fault:
    unclosed = error.context == "while scanning a quoted scalar" and "end of stream" in (error.problem or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    span = Span(source.path, line, col, line, col + 1)
    if error.context and "single document" in error.context:
        return Fault("multi-document", span, "a second document starts here", "one tree a file: remove the `---`")
    indent = source.line(line)[:col]
    if "\t" in indent:
        tab = indent.index("\t") + 1
        at = Span(source.path, line, tab, line, tab + 1)
        return Fault("tab", at, "a tab in the indentation; YAML allows only spaces", "replace it with spaces")
    if error.problem and "undefined alias" in error.problem:
        return Fault("bad-yaml", span, f"not YAML: {error.problem}", "quote text that begins with `*`")
    if quote := _open_quote(source, line):
        return Fault("bad-yaml", quote, "not YAML: a quote is opened here and not closed on its line", _CLOSE)
    problem = " ".join(part for part in (error.context, error.problem) if part)
    return Fault("bad-yaml", span, f"not YAML: {problem}", _yaml_help(problem))


_CLOSE = "close the quotes, or put the text in quotes"
_OPENS = re.compile(r"""\s*(?:-\s+)*(?:[^\s:"'#\[{][^:"']*:\s+)?(["'])""")
_CLOSES = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}


def _open_quote(source: Source, broken: int) -> Span | None:
    """The quote that was never meant to reach as far as line `broken`: it ends in the middle of a later text."""
    number = 1
    while number <= broken:
        opened = _OPENS.match(line := source.line(number))
        if opened and not _CLOSES[opened[1]].match(line, opened.end()):
            start = number
            number += 1
            while number <= broken and not (closed := _CLOSES[opened[1]].match(source.line(number))):
                number += 1
            if number >= broken or not closed or source.line(number)[closed.end() :].split("#")[0].strip():
                return Span(source.path, start, opened.end(), start, opened.end() + 1)
        number += 1
    return None


def _yaml_help(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put text that holds `: ` in quotes"
    if "could not find expected ':'" in problem or "expected <block end>" in problem:
        return "check the indentation and the colon of this line and the one before"
    if "found character" in problem or "unexpected end of stream" in problem or "quoted scalar" in problem:
        return _CLOSE
    return ""
