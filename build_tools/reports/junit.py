"""Findings as a test report, which every CI can show: a case a file, a failure a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from build_tools.findings import Finding
from build_tools.reports.checked import Checked

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(checked: Checked) -> str:
    """Every file that was read is a case, so that a clean check is not an empty report."""
    by_file: dict[str, list[Finding]] = {path: [] for path in sorted(checked.files)}
    for finding in checked.findings:
        by_file.setdefault(finding.span.path, []).append(finding)
    failed = sum(map(bool, by_file.values()))
    totals = f'name="trees check" tests="{len(by_file)}" failures="{failed}" errors="0"'
    cases = "".join(_case(path, findings) for path, findings in by_file.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites {totals}>\n<testsuite {totals}>\n{cases}</testsuite>\n</testsuites>\n"
    )


def _case(path: str, findings: Sequence[Finding]) -> str:
    opening = f"<testcase name={_attribute(path)} classname={_attribute('trees.check')} file={_attribute(path)}"
    if not findings:
        return f"{opening}/>\n"
    first = f"{findings[0].code} {findings[0].message}"
    message = first if len(findings) == 1 else f"{first} (and {len(findings) - 1} more)"
    told = "\n".join(_described(finding) for finding in findings)
    failure = f"<failure type={_attribute(findings[0].code)} message={_attribute(message)}>{_text(told)}</failure>"
    return f"{opening}>\n{failure}\n</testcase>\n"


def _described(finding: Finding) -> str:
    span = finding.span
    lines = [f"{span.path}:{span.line}:{span.col}: {finding.severity.value} {finding.code} {finding.message}"]
    lines += [f"    {r.message} ({r.span.path}:{r.span.line}:{r.span.col})" for r in finding.related]
    return "\n".join([*lines, *([f"    help: {finding.help}"] if finding.help else [])])


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("�", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("�", text))
