"""YAML → positioned nodes. What YAML would guess at or blow up on is a fault, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, cast

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from build_tools.load.source import Fault, Related, Source, Span

MAX_DEPTH = 24
MAX_NODES = 20_000

_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPENERS = re.compile(r"[\[{]|^ +|(?:[-?:] )+", re.MULTILINE)
_SCALARS = SafeConstructor()
_TAG = "tag:yaml.org,2002:"

Plain: TypeAlias = object
"""What YAML means by a node: dict, list, str, int, float, bool, date or None."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written; `tag` is what YAML takes it for: str, int, float, bool, timestamp, null."""

    value: str
    tag: str
    span: Span
    plain: Plain


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]]
    span: Span

    def key(self, name: str) -> Scalar:
        """The key called `name` where it stands."""
        return self.entries[name][0]

    def get(self, name: str) -> Node | None:
        """The value under `name`."""
        entry = self.entries.get(name)
        return entry[1] if entry else None


Node: TypeAlias = Scalar | Sequence | Mapping


def read(source: Source) -> tuple[Node | None, list[Fault]]:
    """Read one YAML document; no node comes back where there are faults."""
    if source.fault:
        return None, [source.fault]
    if fault := _unfit(source):
        return None, [fault]
    try:
        composed = yaml.compose(source.text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_fault(source, error)]
    if composed is None:
        span = Span(source.path, 1, 1, 1, 1)
        return None, [Fault("empty-file", span, "the file is empty", "see trees/README.md for a tree in ten lines")]
    builder = _Builder(source.path)
    node = builder.build(composed)
    return (None if builder.faults else node), builder.faults


def plain(node: Node) -> Plain:
    """The bare data of a node."""
    match node:
        case Scalar():
            return node.plain
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {name: plain(value) for name, (_, value) in node.entries.items()}


class _Stop(Exception):
    """The document is hostile; the fault is already noted."""


class _Builder:
    """Walks what libyaml composed, once, noting every fault on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.count = 0

    def build(self, node: yaml.Node) -> Node | None:
        try:
            return self._node(node, 0)
        except _Stop:
            return None

    def _span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        return Span(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _stop(self, kind: str, node: yaml.Node, message: str, hint: str) -> _Stop:
        self.faults.append(Fault(kind, self._span(node).start, message, hint))
        return _Stop()

    def _node(self, node: yaml.Node, depth: int) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            message = f"aliases or sheer size unfold to more than {MAX_NODES:,} values"
            raise self._stop("alias-bomb", node, message, "write out what the aliases stand for, or split the file")
        if depth > MAX_DEPTH:
            raise self._stop("too-deep", node, f"nested more than {MAX_DEPTH} levels deep", "a tree needs six levels")
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self._node(item, depth + 1) for item in node.value), self._span(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        raise TypeError(f"libyaml composed a {type(node).__name__}")

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        tag = node.tag.removeprefix(_TAG)
        span = self._span(node)
        if tag == "str":
            return Scalar(node.value, tag, span, node.value)
        try:
            return Scalar(node.value, tag, span, _SCALARS.yaml_constructors[node.tag](_SCALARS, node))
        except (KeyError, ConstructorError, ValueError, OverflowError):
            message = f"YAML cannot read {_short(node.value)} as {tag.lstrip('!')}"
            self.faults.append(Fault("bad-value", span, message, "put it in quotes if it is meant as text"))
            return Scalar(node.value, "str", span, node.value)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            value = self._node(value_node, depth + 1)
            if key is None:
                continue
            if key.value in entries:
                first = entries[key.value][0].span
                message = f"key {_short(key.value)} is used twice here; YAML would keep only the last"
                related = (Related(first, "first used here"),)
                self.faults.append(Fault("duplicate-key", key.span, message, "rename one or remove it", related))
            else:
                entries[key.value] = (key, value)
        return Mapping(entries, self._span(node))

    def _key(self, node: yaml.Node) -> Scalar | None:
        if not isinstance(node, yaml.ScalarNode) or node.tag == _TAG + "merge":
            message = "a key must be plain text, not a list, a mapping or a merge"
            self.faults.append(Fault("bad-key", self._span(node), message, "write the entries out"))
            return None
        if node.tag != _TAG + "str":
            self.faults.append(implicit_type(node.value, node.tag.removeprefix(_TAG), self._span(node)))
            return None
        return Scalar(node.value, "str", self._span(node), node.value)


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
        before = source.text[: bad.start()]
        line, col = before.count("\n") + 1, bad.start() - before.rfind("\n")
        span = Span(source.path, line, col, line, col + 1)
        return Fault("control-character", span, f"character U+{ord(bad[0]):04X} is not allowed in YAML", "remove it")
    if len(source.text) > 2_000 and _depth_bound(source.text) > 500:
        return _exact_depth(source)
    return None


def _depth_bound(text: str) -> int:
    """An upper bound of the nesting depth, cheap: all brackets, and the deepest indentation."""
    brackets = deepest = 0
    for opener in _OPENERS.findall(text):
        if len(opener) == 1:
            brackets += 1
        else:
            deepest = max(deepest, len(opener))
    return brackets + deepest


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
    problem = " ".join(part for part in (error.context, error.problem) if part)
    return Fault("bad-yaml", span, f"not YAML: {problem}", _yaml_help(problem))


def _yaml_help(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put text that holds `: ` in quotes"
    if "could not find expected ':'" in problem or "expected <block end>" in problem:
        return "check the indentation and the colon of this line and the one before"
    if "found character" in problem or "unexpected end of stream" in problem or "quoted scalar" in problem:
        return "close the quotes, or put the text in quotes"
    return ""
