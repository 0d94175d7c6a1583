"""Findings as a test report, which every CI can show: a case a file, a failure a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from build_tools.findings import Finding
from build_tools.locales import Locale
from build_tools.reports.checked import Checked

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(checked: Checked) -> str:
    """Every file that was read is a case, so that a clean check is not an empty report."""
    by_file: dict[str, list[Finding]] = {path: [] for path in sorted(checked.files)}
    for finding in checked.findings:
        by_file.setdefault(finding.span.path, []).append(finding)
    totals = {
        "name": "trees check",
        "tests": str(len(by_file)),
        "failures": str(sum(map(bool, by_file.values()))),
        "errors": "0",
    }
    suites = ElementTree.Element("testsuites", totals)
    suite = ElementTree.SubElement(suites, "testsuite", totals)
    for path, findings in by_file.items():
        _add_case(suite, path, findings, checked.locale)
    ElementTree.indent(suites, "")
    made: bytes = ElementTree.tostring(suites, encoding="utf-8", xml_declaration=True)
    return made.decode() + "\n"


def _add_case(suite: ElementTree.Element, path: str, findings: Sequence[Finding], locale: Locale) -> None:
    name = _printable(path)
    case = ElementTree.SubElement(suite, "testcase", {"name": name, "classname": "trees.check", "file": name})
    if not findings:
        return
    first = f"{findings[0].code} {findings[0].message}"
    message = first if len(findings) == 1 else locale.text("check.others", first=first, count=len(findings) - 1)
    failure = ElementTree.SubElement(case, "failure", {"type": findings[0].code, "message": _printable(message)})
    failure.text = _printable("\n".join(_described(finding, locale) for finding in findings))


def _described(finding: Finding, locale: Locale) -> str:
    span = finding.span
    lines = [f"{span.path}:{span.line}:{span.col}: {finding.severity.value} {finding.code} {finding.message}"]
    lines += [f"    {r.message} ({r.span.path}:{r.span.line}:{r.span.col})" for r in finding.related]
    return "\n".join([*lines, *([f"    {locale.text('check.help', help=finding.help)}"] if finding.help else [])])


def _printable(text: str) -> str:
    """The text without what no XML can hold."""
    return _NOT_XML.sub("\ufffd", text)
