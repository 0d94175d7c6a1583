"""libyaml's complaints in words that help."""

from __future__ import annotations

import re
from itertools import pairwise

import yaml

from build_tools.findings import Finding, Sentence, Span, fault, say
from build_tools.load.source import Source


def yaml_fault(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    """The fault that a file which is not YAML has."""
    unclosed = error.context == "while scanning a quoted scalar" and "end of stream" in (error.problem or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    span = Span(source.path, line, col, line, col + 1)
    if error.context and "single document" in error.context:
        return fault(
            "multi-document", span, say("a second document starts here"), say("one tree a file: remove the `---`")
        )
    indent = source.line(line)[:col]
    if "\t" in indent:
        tab = indent.index("\t") + 1
        at = Span(source.path, line, tab, line, tab + 1)
        return fault("tab", at, say("a tab in the indentation; YAML allows only spaces"), say("replace it with spaces"))
    if wide := _wide_sign(source, line):
        return wide
    if error.problem and "undefined alias" in error.problem:
        return fault(
            "bad-yaml", span, say("not YAML: {problem}", problem=error.problem), say("quote text that begins with `*`")
        )
    if quote := _open_quote(source, line):
        return fault("bad-yaml", quote, say("not YAML: a quote is opened here and not closed on its line"), _CLOSE)
    problem = " ".join(part for part in (error.context, error.problem) if part)
    return fault("bad-yaml", span, say("not YAML: {problem}", problem=problem), _yaml_help(problem))


_WIDE_COLON = re.compile(r"\s*(?:-\s+)*[\w-]+(：)")
_ENTRY = re.compile(r"[^\[\]{},]*:\s")


def _wide_sign(source: Source, broken: int) -> Finding | None:
    """A full-width sign that was meant for YAML's own; libyaml stumbles only over what comes after it."""
    before = next((number for number in range(broken - 1, 0, -1) if source.line(number).strip()), broken)
    for number in (before, broken):
        line = source.line(number)
        if found := _WIDE_COLON.match(line):
            said, hint = say("a full-width `：` after a key"), say("write `:` and a space")
            return _wide(source, number, found.start(1), said, hint)
        if (comma := _wide_comma(line)) is not None:
            said, hint = say("a full-width `，` between items"), say("write `,` and a space")
            return _wide(source, number, comma, said, hint)
    return None


def _wide(source: Source, number: int, at: int, said: Sentence, hint: Sentence) -> Finding:
    span = Span(source.path, number, at + 1, number, at + 2)
    return fault("bad-yaml", span, say("not YAML: {said}", said=said), hint)


def _wide_comma(line: str) -> int | None:
    """Where the last full-width comma stands that has an entry of a mapping in braces on both sides."""
    parts = line.split("，")
    end = len(line)
    for before, after in reversed([*pairwise(parts)]):
        end -= len(after) + 1
        inside = before[max(map(before.rfind, "[]{}")) + 1 :]
        opened = before[: len(before) - len(inside)].endswith("{")
        entry = inside if opened else inside.partition(",")[2]
        if ":" in entry and _ENTRY.match(after):
            return end
    return None


_CLOSE = say("close the quotes, or put the text in quotes")
_OPENS = re.compile(r"""\s*(?:-\s+)*(?:[^\s:"'#\[{][^:"']*:\s+)?(["'])""")
_CLOSES = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}


def _open_quote(source: Source, broken: int) -> Span | None:
    """Where a quote was opened and forgotten, so that YAML read on into later texts, as far as line `broken`."""
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


def _yaml_help(problem: str) -> Sentence:
    if "mapping values are not allowed" in problem:
        return say("put text that holds `: ` in quotes")
    if "scanning an alias" in problem or "scanning an anchor" in problem or "scanning a directive" in problem:
        return say("put text that begins with `*`, `&` or `%` in quotes")
    if "flow mapping" in problem or "flow sequence" in problem:
        return say(
            "check the brackets and the commas between items; put text that holds `,`, ` #` or brackets in quotes"
        )
    if "could not find expected ':'" in problem or "expected <block end>" in problem:
        return say("check the indentation and the colon of this line and the one before")
    if "found character" in problem or "unexpected end of stream" in problem or "quoted scalar" in problem:
        return _CLOSE
    return say("put text in quotes where a sign of YAML's stands at its beginning, and check the indentation")
