"""All the texts of a tree, each with what it is for, so that rules on wording need not know where texts are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from typing import NamedTuple

from build_tools.findings import Span
from build_tools.load.source import Source
from build_tools.model.memo import memoized
from build_tools.model.tree import Ask, Do, End, Node, Text, Tree


class TextKind(StrEnum):
    """What a text is for; a `StrEnum`, because its members hash in half the time of an `Enum`'s."""

    TITLE = auto()
    SUMMARY = auto()
    ALIAS = auto()
    QUESTION = auto()
    ANSWER = auto()
    ACTION = auto()
    SAY = auto()
    GUARD = auto()
    HINT = auto()
    STEP = auto()
    TELL = auto()
    BRING = auto()
    OUTCOME = auto()


ALL = frozenset(TextKind)
LABELS = frozenset(
    {
        TextKind.TITLE,
        TextKind.ALIAS,
        TextKind.ANSWER,
        TextKind.ACTION,
        TextKind.STEP,
        TextKind.BRING,
        TextKind.OUTCOME,
        TextKind.GUARD,
    }
)
"""What stands alone, as on a button or in a list: no full stop."""
SENTENCES = frozenset({TextKind.SUMMARY, TextKind.HINT, TextKind.TELL, TextKind.SAY})
"""What is read as prose."""
WRITTEN = ALL - {TextKind.ALIAS}
"""What we say ourselves; aliases are what people say."""


class ProseText(NamedTuple):
    """One text; `node` is None for the texts of the tree as a whole."""

    kind: TextKind
    text: Text
    node: Node | None


class Prose(NamedTuple):
    """A tree's texts, and all of them a line each, for one quick look at the whole."""

    texts: tuple[ProseText, ...]
    joined: str
    longest: Mapping[TextKind, int]
    """The number of characters of the longest text of each kind."""


@memoized
def prose_of(tree: Tree) -> Prose:
    """Collect a tree's texts in order of the file's usual form."""
    texts = tuple(_texts(tree))
    longest: dict[TextKind, int] = {}
    for kind, text, _ in texts:
        if len(text.value) > longest.get(kind, 0):
            longest[kind] = len(text.value)
    return Prose(texts, "\n".join([text.value for _, text, _ in texts]), longest)


def _texts(tree: Tree) -> Iterator[ProseText]:
    yield ProseText(TextKind.TITLE, tree.title, None)
    yield ProseText(TextKind.SUMMARY, tree.summary, None)
    for alias in tree.aliases:
        yield ProseText(TextKind.ALIAS, alias, None)
    for _, text in tree.outcomes:
        yield ProseText(TextKind.OUTCOME, text, None)
    for node in tree.nodes.values():
        if isinstance(node, Ask):
            yield ProseText(TextKind.QUESTION, node.text, node)
            for answer in node.answers:
                yield ProseText(TextKind.ANSWER, answer.label, node)
                if answer.guard:
                    yield ProseText(TextKind.GUARD, answer.guard, node)
        elif isinstance(node, Do):
            yield ProseText(TextKind.ACTION, node.text, node)
        elif isinstance(node, End):
            yield ProseText(TextKind.SAY, node.text, node)
            for item in node.bring:
                yield ProseText(TextKind.BRING, item, node)
        if node.guard:
            yield ProseText(TextKind.GUARD, node.guard, node)
        if node.hint:
            yield ProseText(TextKind.HINT, node.hint, node)
        if node.tell:
            yield ProseText(TextKind.TELL, node.tell, node)
        for step in node.steps:
            yield ProseText(TextKind.STEP, step, node)


_COMMENT = re.compile(r"(?: |\t)#(?!\s*noqa)|[ \t]{2,}#(?!noqa)\S")
"""One space before `#`, or none behind it: who writes a comment, and no text, leaves more."""


def cut(source: Source, text: Text) -> Span | None:
    """The `#` that cuts off the end of a text without quotes, as far as can be told from a comment."""
    span = text.span
    line = source.line(span.end_line)
    if source.line(span.line)[span.col - 1 : span.col] in ("'", '"', "|", ">"):
        return None
    found = _COMMENT.match(line, span.end_col - 1)
    return Span(span.path, span.end_line, found.end(), span.end_line, len(line) + 1) if found else None


def part(source: Source, text: Text, start: int, end: int) -> Span | None:
    """Where the characters from `start` to `end` of a text stand.

    None where the file writes them otherwise, or where the text may go on behind a `#`.
    """
    span = text.span
    if span.line != span.end_line or cut(source, text):
        return None
    written = source.line(span.line)[span.col - 1 : span.end_col - 1]
    if written == text.value:
        first = span.col
    elif written[1:-1] == text.value and written[:1] in "'\"":
        first = span.col + 1
    else:
        return None
    return Span(span.path, span.line, first + start, span.line, first + end)
