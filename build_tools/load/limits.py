"""What must be refused before libyaml sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import yaml

from build_tools.findings import Finding, Span, fault, say
from build_tools.load.conflict import first_marker
from build_tools.load.source import Source, line_and_column

MAX_DEPTH = 24
MAX_STACK = 500
"""Levels that libyaml may be given to compose; it overflows the machine's stack at some 10,000."""

_NOT_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML forbids, and the line breaks that only YAML sees as such (U+0085, U+2028, U+2029) and a stray BOM."""

_WIDE_INDENT = re.compile(r"^ *([\u3000\u00a0])[ \u3000\u00a0]*(?:- |[\w-]+:(?: |$))", re.MULTILINE)
"""Spaces that are none to YAML, before a key or an item: the key would be another one, at the top of the file."""

NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that YAML can only hold as escapes, and no page or drawing at all."""
_SETTLE = say("finish the merge and take the marks away; `trees editions --record` does it for recorded editions")


def unfit(source: Source) -> Finding | None:
    """Characters outside YAML, spaces that are none to it, a merge that is not finished, or too deep a nesting."""
    if bad := _NOT_YAML.search(source.text):
        line, col = line_and_column(source.text[: bad.start()])
        span = Span(source.path, line, col, line, col + 1)
        return fault(
            "control-character",
            span,
            say("character U+{code} is not allowed in YAML", code=f"{ord(bad[0]):04X}"),
            say("remove it"),
        )
    if ("\u3000" in source.text or "\xa0" in source.text) and (wide := _WIDE_INDENT.search(source.text)):
        line, col = line_and_column(source.text[: wide.start(1)])
        span = Span(source.path, line, col, line, col + 1)
        message = say("not YAML: a full-width or hard space in the indentation")
        return fault("bad-yaml", span, message, say("replace it with spaces"))
    if marked := first_marker(source.text):
        span = Span(source.path, marked, 1, marked, 8)
        message = say("two branches changed these lines, and nobody has said which holds")
        return fault("merge-conflict", span, message, _SETTLE)
    if len(source.text) > MAX_STACK and _depth_bound(source) > MAX_STACK:
        return _exact_depth(source)
    return None


def _depth_bound(source: Source) -> int:
    """An upper bound of the nesting depth, cheap: a level takes a bracket, or a column of its line."""
    return source.text.count("[") + source.text.count("{") + max(map(len, source.lines))


def _exact_depth(source: Source) -> Finding | None:
    depth = 0
    for event in _events(source.text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                mark = cast(yaml.Mark, event.start_mark)
                span = Span(source.path, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
                return fault(
                    "too-deep",
                    span,
                    say("nested more than {levels} levels deep", levels=MAX_DEPTH),
                    say("a tree needs six levels"),
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    """The parser's events up to its first complaint, which composing will repeat."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return
