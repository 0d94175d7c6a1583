"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from build_tools.findings import Finding, Span
from build_tools.locales import Locale
from build_tools.reports.checked import Checked


def render(checked: Checked) -> str:
    """A line a finding; nothing where there is none."""
    return "".join(f"{_command(finding, checked.locale)}\n" for finding in checked.findings)


def _command(finding: Finding, locale: Locale) -> str:
    place = {"file": finding.span.path, **_lines(finding.span), "title": f"{finding.code} {finding.name}"}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    related = [f"{r.message} ({r.span.path}:{r.span.line})" for r in finding.related]
    said = "\n".join(
        [finding.message, *related, *([locale.text("check.help", help=finding.help)] if finding.help else [])]
    )
    return f"::{finding.severity.value} {properties}::{_data(said)}"


def _lines(span: Span) -> dict[str, int]:
    """GitHub takes columns only of a stretch within one line."""
    if span.line != span.end_line:
        return {"line": span.line, "endLine": span.end_line}
    return {"line": span.line, "col": span.col, "endLine": span.end_line, "endColumn": span.end_col}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
