"""Findings for people: excerpt, caret, help, and a last line that counts."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.load.source import Span
from build_tools.model.forest import Forest

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_LONGEST = 120
"""Cells of a source line that are shown; a longer one is cut around the caret."""


def render(findings: Sequence[Diagnostic], forest: Forest, *, colour: bool = False) -> str:
    """Every finding with its place; empty findings still get their line."""
    out = StringIO()
    console = Console(
        file=out, force_terminal=colour, no_color=not colour, color_system="standard" if colour else None,
        highlight=False, soft_wrap=True, width=10_000,
    )  # fmt: skip
    for finding in findings:
        console.print(_block(finding, forest))
    console.print(_summary(findings, forest))
    return out.getvalue()


def _block(finding: Diagnostic, forest: Forest) -> Text:
    gutter = len(str(max(finding.span.line, *(r.span.line for r in finding.related), 1)))
    text = Text()
    text.append(f"{finding.code} ", _STYLE[finding.severity]).append(f"{finding.message}\n", "bold")
    _excerpt(text, finding.span, forest, gutter, "^", _STYLE[finding.severity])
    for related in finding.related:
        text.append(f"{' ' * gutter} = ", "blue").append(f"{related.message}\n")
        _excerpt(text, related.span, forest, gutter, "-", "blue")
    if finding.help:
        text.append(f"{' ' * gutter} = ", "blue").append("help: ", "bold cyan").append(f"{finding.help}\n")
    return text


def _excerpt(text: Text, span: Span, forest: Forest, gutter: int, caret: str, style: str) -> None:
    text.append(f"{' ' * gutter}--> ", "blue").append(f"{span.path}:{span.line}:{span.col}\n")
    source = forest.sources.get(span.path)
    line = source.line(span.line) if source else ""
    if not line.strip():
        return
    begin = span.col - 1
    end = span.end_col - 1 if span.end_line == span.line else len(line)
    if cell_len(line) > _LONGEST:
        cut = max(0, begin - 30)
        line, begin, end = line[cut : cut + 60] + "…", begin - cut, min(end - cut, 60)
    line = _visible(line)
    indent, under = cell_len(line[:begin]), max(1, cell_len(line[begin:end]))
    text.append(f"{' ' * gutter} |\n", "blue")
    text.append(f"{span.line:>{gutter}} | ", "blue").append(f"{line}\n")
    text.append(f"{' ' * gutter} | ", "blue").append(f"{' ' * indent}{caret * under}\n", style)


def _visible(line: str) -> str:
    """The line with every character that could upset a terminal replaced by one that is seen."""
    return "".join(char if char.isprintable() else " " if char == "\t" else "�" for char in line)


def _summary(findings: Sequence[Diagnostic], forest: Forest) -> Text:
    if not findings:
        return Text(f"No findings in {len(forest.sources)} files ({len(forest.trees)} trees).", "green")
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    files = len({finding.span.path for finding in findings})
    return Text(f"Found {' and '.join(parts)} in {files} file{'s' * (files != 1)}.")
