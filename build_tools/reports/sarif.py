"""Findings as SARIF 2.1.0, the format of code-scanning dashboards."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from build_tools.findings import Finding, Fix, Related, Span
from build_tools.reports.checked import Checked

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PACKAGE = "pos-troubleshooting-guide"


def render(checked: Checked) -> str:
    """One run of the tool; a rule is described where it found something."""
    described = {finding.code: finding for finding in checked.findings}
    numbers = {code: number for number, code in enumerate(sorted(described))}
    run = {
        "tool": {"driver": _driver([_rule(described[code], checked) for code in numbers])},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers[finding.code], checked) for finding in checked.findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    try:
        number = {"version": version(_PACKAGE)}
    except PackageNotFoundError:
        number = {}
    return {"name": "trees", **number, "rules": rules}


def _rule(finding: Finding, checked: Checked) -> dict[str, Any]:
    manual = checked.manual.get(finding.code, "")
    text = {"shortDescription": {"text": manual.splitlines()[0]}, "help": {"text": manual}} if manual else {}
    level = {"level": finding.severity.value}
    return {"id": finding.code, "name": finding.name, **text, "defaultConfiguration": level}


def _result(finding: Finding, number: int, checked: Checked) -> dict[str, Any]:
    said = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result = {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": finding.severity.value,
        "message": {"text": said},
        "locations": [{"physicalLocation": _place(finding.span)}],
        "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding, checked)},
    }
    if finding.related:
        result["relatedLocations"] = [_related(number, place) for number, place in enumerate(finding.related, 1)]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, checked.locale.text("check.fix"))]
    return result


def _fingerprint(finding: Finding, checked: Checked) -> str:
    """What stays the same when lines above are added: the rule, the file and the line's own words."""
    source = checked.sources.get(finding.span.path)
    line = source.line(finding.span.line).strip() if source else ""
    words = "\0".join((finding.code, finding.span.path, line)).encode("utf-8", "replace")
    return hashlib.sha256(words).hexdigest()[:16]


def _related(number: int, related: Related) -> dict[str, Any]:
    return {"id": number, "physicalLocation": _place(related.span), "message": {"text": related.message}}


def _fix(fix: Fix, said: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.replacement}}
    change = {"artifactLocation": _file(fix.span.path), "replacements": [replacement]}
    return {"description": {"text": said}, "artifactChanges": [change]}


def _place(span: Span) -> dict[str, Any]:
    return {"artifactLocation": _file(span.path), "region": _region(span)}


def _file(path: str) -> dict[str, Any]:
    return {"uri": quote(path, errors="replace")}


def _region(span: Span) -> dict[str, Any]:
    return {"startLine": span.line, "startColumn": span.col, "endLine": span.end_line, "endColumn": span.end_col}
