"""The usual form of a YAML file: one blank where one belongs, no blank lines in heaps. Words and comments stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml

from build_tools.load.source import Source

_OPEN = (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)
_CLOSE = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_UNSEEN = (yaml.KeyToken, yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken, yaml.BlockEndToken)
"""Tokens without a sign of their own in the text."""
_HEAPS = re.compile(r"\n{3,}")
_HIDDEN = "\ue000"
"""Stands for a line break inside a text, where blanks are its author's."""


def laid_out(source: Source) -> str:
    """The file in its usual form; as it is where that would not be the same file, or where it is no YAML."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        made = _blanks(_gaps(text))
        again = _blanks(_gaps(made))
        same = _value(made) == _value(text) and _comments(made) == _comments(text) and again == made
    except (yaml.YAMLError, RecursionError, ValueError):
        return source.text
    return made if same else source.text


def _gaps(text: str) -> str:
    """The blanks between the signs and the words of a line."""
    lines = text.split("\n")
    edits: list[tuple[int, int, int, str]] = []
    depth = 0
    for token, following in pairwise(token for token in _tokens(text) if not isinstance(token, _UNSEEN)):
        depth += isinstance(token, _OPEN) - isinstance(token, _CLOSE)
        end, begin = token.end_mark, following.start_mark
        gap = lines[end.line][end.column : begin.column] if end.line == begin.line else "\n"
        wanted = _wanted(token, following, inside=depth > 0)
        if wanted is not None and not gap.strip(" ") and gap != wanted:
            edits.append((end.line, end.column, begin.column, wanted))
    for line, begin, end, wanted in reversed(edits):
        lines[line] = lines[line][:begin] + wanted + lines[line][end:]
    return "\n".join(lines)


def _wanted(token: Any, following: Any, *, inside: bool) -> str | None:
    """What stands between two tokens of one line; None where that is the author's."""
    if isinstance(token, yaml.ValueToken):
        plain = isinstance(following, (yaml.ScalarToken, *_OPEN))
        return " " if plain and getattr(following, "style", None) not in ("|", ">") else None
    if not inside and not isinstance(following, _CLOSE):
        return None
    if isinstance(token, _OPEN) or isinstance(following, (yaml.FlowEntryToken, *_CLOSE)):
        return ""
    return " " if isinstance(token, yaml.FlowEntryToken) else None


def _blanks(text: str) -> str:
    """Blanks at the ends of lines, blank lines in heaps, and the end of the file, outside of texts of several lines."""
    lines = text.split("\n")
    held = {number for token in _tokens(text) if isinstance(token, yaml.ScalarToken) for number in _inner(token)}
    kept = [line if number in held else line.rstrip(" \t") for number, line in enumerate(lines)]
    joined = "".join(line + (_HIDDEN if number in held else "\n") for number, line in enumerate(kept))
    made = _HEAPS.sub("\n\n", joined).strip("\n")
    return (made if made.endswith(_HIDDEN) else made + "\n").replace(_HIDDEN, "\n")


def _inner(token: Any) -> Iterator[int]:
    """The lines whose ends are inside a text; behind a block's header, all of it, and the blank lines after it."""
    yield from range(token.start_mark.line, token.end_mark.line)


def _tokens(text: str) -> Iterator[Any]:
    return yaml.scan(text, Loader=yaml.CSafeLoader)


def _value(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _comments(text: str) -> Counter[str]:
    """Every comment: what stands behind a `#` that is in no text."""
    lines = text.split("\n")
    texts = [
        ((token.start_mark.line, token.start_mark.column), (token.end_mark.line, token.end_mark.column))
        for token in _tokens(text)
        if isinstance(token, yaml.ScalarToken)
    ]
    found: Counter[str] = Counter()
    for number, line in enumerate(lines):
        for sign in re.finditer(r"(?:^|(?<=[ \t]))#", line):
            place = number, sign.start()
            if not any(begin <= place < end for begin, end in texts):
                found[line[sign.start() :].rstrip()] += 1
                break
    return found
