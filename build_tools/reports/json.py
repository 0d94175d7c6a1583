"""Findings for programs."""

from __future__ import annotations

import json
from typing import Any

from build_tools.findings import Finding, Span
from build_tools.reports.checked import Checked


def render(checked: Checked) -> str:
    """One object; its list `findings` is there even where it is empty."""
    report = {"findings": [_finding(finding) for finding in checked.findings], "fixed": checked.fixed}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        **_place(finding.span),
        "message": finding.message,
        "help": finding.help,
        "related": [{**_place(related.span), "message": related.message} for related in finding.related],
        "fix": {**_place(finding.fix.span), "replacement": finding.fix.replacement} if finding.fix else None,
    }


def _place(span: Span) -> dict[str, Any]:
    return span._asdict()
