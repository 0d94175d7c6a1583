"""YAML → data, and a positioned view of it. What YAML would guess at or blow up on is a fault, never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml
from yaml.constructor import ConstructorError

from build_tools.findings import Finding, Related, Sentence, Span, fault, say
from build_tools.load.limits import MAX_DEPTH, NO_TEXT, unfit
from build_tools.load.nodes import Node, span_of, view
from build_tools.load.scalars import MERGE, STR, TAG, Composer, Plain, construct
from build_tools.load.source import Source
from build_tools.load.yaml_errors import yaml_fault

MAX_NODES = 20_000
"""Values that a file may hold, aliases written out."""


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document without faults: its bare data, and the same with positions."""

    data: Plain
    root: Node


def read(source: Source) -> tuple[Document | None, list[Finding]]:
    """Read one YAML document; none comes back where there are faults."""
    if source.fault:
        return None, [source.fault]
    if found := unfit(source):
        return None, [found]
    try:
        composed = Composer(source.text).get_single_node()
    except yaml.MarkedYAMLError as error:
        return None, [yaml_fault(source, error)]
    if composed is None:
        span = Span(source.path, 1, 1, 1, 1)
        return None, [
            fault("empty-file", span, say("the file is empty"), say("see trees/README.md for a tree in ten lines"))
        ]
    if source.fill and source.fill(source.text) != source.text:
        _fill(composed, source.fill)
    builder = _Builder(source.path)
    data = builder.build(composed)
    if "\\" in source.text and not builder.faults:
        builder.faults += _escaped(source.path, composed)
    if builder.faults:
        return None, builder.faults
    return Document(data, view(source.path, composed)), []


def _fill(root: yaml.Node, fill: Callable[[str], str]) -> None:
    """Put values into every scalar, once; each keeps the place where it was written."""
    left, seen = [root], set[int]()
    while left:
        node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if not isinstance(node, yaml.ScalarNode):
            left += [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
        elif node.tag == STR:
            node.value = fill(node.value)


def _escaped(path: str, node: yaml.Node) -> Iterator[Finding]:
    r"""Escapes such as `\x1b`: in the file they are harmless, in what is made of the file they are not."""
    if isinstance(node, yaml.ScalarNode):
        if node.style == '"' and (bad := NO_TEXT.search(node.value)):
            message = say(
                "an escape stands for the character U+{code}, which no page and no card can hold",
                code=f"{ord(bad[0]):04X}",
            )
            yield fault("control-character", span_of(path, node), message, say("remove it"))
        return
    for item in node.value:
        for part in item if isinstance(item, tuple) else (item,):
            yield from _escaped(path, part)


class _Stop(Exception):
    """The document is hostile; the fault is already noted."""


class _Builder:
    """Walks what libyaml composed, once: its data, and every fault on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Finding] = []
        self.count = 0

    def build(self, node: yaml.Node) -> Plain:
        try:
            return self._node(node, 0)
        except _Stop:
            return None

    def _node(self, node: yaml.Node, depth: int) -> Plain:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == STR else self._typed(node)
        self.count += len(node.value)
        if self.count > MAX_NODES:
            message = say("aliases or sheer size unfold to more than {most} values", most=f"{MAX_NODES:,}")
            raise self._stop(
                "alias-bomb", node, message, say("write out what the aliases stand for, or split the file")
            )
        if depth > MAX_DEPTH:
            message = say("nested more than {levels} levels deep", levels=MAX_DEPTH)
            raise self._stop("too-deep", node, message, say("a tree needs six levels"))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth + 1)
        return [self._node(item, depth + 1) for item in node.value]

    def _stop(self, kind: str, node: yaml.Node, message: Sentence, hint: Sentence) -> _Stop:
        self.faults.append(fault(kind, span_of(self.path, node).start, message, hint))
        return _Stop()

    def _typed(self, node: yaml.ScalarNode) -> Plain:
        try:
            return construct(node)
        except (KeyError, ConstructorError, ValueError, OverflowError, AttributeError, IndexError):
            message = say(
                "YAML cannot read {short} as {tag}",
                short=_short(node.value),
                tag=node.tag.removeprefix(TAG).lstrip("!"),
            )
            span = span_of(self.path, node)
            self.faults.append(fault("bad-value", span, message, say("put it in quotes if it is meant as text")))
            return None

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Plain:
        data: dict[str, Plain] = {}
        for key, value in node.value:
            text = type(value) is yaml.ScalarNode and value.tag == STR
            held = value.value if text else self._node(value, depth)
            if key.tag != STR or not isinstance(key, yaml.ScalarNode):
                self._bad_key(key)
            elif key.value in data:
                self._duplicate(node, key)
            else:
                data[key.value] = held
        return data

    def _bad_key(self, key: yaml.Node) -> None:
        span = span_of(self.path, key)
        if not isinstance(key, yaml.ScalarNode) or key.tag == MERGE:
            message = say("a key must be plain text, not a list, a mapping or a merge")
            self.faults.append(fault("bad-key", span, message, say("write the entries out")))
        else:
            self.faults.append(implicit_type(key.value, key.tag.removeprefix(TAG), span))

    def _duplicate(self, node: yaml.MappingNode, key: yaml.ScalarNode) -> None:
        first = span_of(self.path, next(other for other, _ in node.value if other.value == key.value))
        message = say("key {short} is used twice here; YAML would keep only the last", short=_short(key.value))
        related = (Related(first, say("first used here")),)
        self.faults.append(
            fault("duplicate-key", span_of(self.path, key), message, say("rename one or remove it"), related)
        )


_MEANT = {
    "bool": say("a truth value"),
    "int": say("a number"),
    "float": say("a number"),
    "timestamp": say("a date"),
    "null": "nothing",
}


def implicit_type(value: str, tag: str, span: Span) -> Finding:
    """The fault of a value that YAML takes for something else than the text that was meant."""
    taken = _MEANT.get(tag, tag)
    if not value:
        return fault("empty-text", span, say("text is missing here"), say("write it, or remove the key"))
    return fault(
        "implicit-type",
        span,
        say("YAML reads {short} as {taken}, not as text", short=_short(value), taken=taken),
        say('write "{value}"', value=value),
    )


def _short(value: str) -> str:
    value = value.replace("\n", " ")
    return f"`{value if len(value) <= 40 else value[:39] + '…'}`"
