"""Every format, on findings with all that a finding can have: against what was read in review, and by its own rules."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from build_tools.findings import Finding, Fix, Related, Severity, Span, say
from build_tools.load.source import Source
from build_tools.reports import formats, sarif, text
from build_tools.reports.checked import Checked

EXPECTED = Path(__file__).parent / "expected"

SOURCE = Source(
    "trees/receipt/a b.yml",
    "title: 不出小票\n"
    "start: screen\n"
    "  missing: {to: qurey-last, marks: [charge-again]} " + "很长的一行" * 40 + "\n"
    "  screen: 屏幕\ta\x1b[31m\n",
)


def at(line: int, col: int, end: int, path: str = SOURCE.path, end_line: int | None = None) -> Span:
    return Span(path, line, col, end_line or line, end)


def finding(
    code: str,
    name: str,
    severity: Severity,
    span: Span,
    message: str,
    help_: str = "",
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding as the engine stamps it."""
    return Finding(span, say("{said}", said=message), say("{said}", said=help_), related, fix, name, code, severity)


CHECKED = Checked(
    findings=(
        finding("B202", "missing-target", Severity.ERROR, at(3, 17, 27), "`qurey-last` is not a node of this tree",
                "did you mean `query-last`?", (), Fix(at(3, 17, 27), "query-last")),
        finding("B005", "duplicate-key", Severity.ERROR, at(2, 1, 6), "key `start` is used twice: 100%, a,b",
                "rename one", (Related(at(1, 1, 6), say("first used here")),)),
        finding("B501", "unsafe-path", Severity.ERROR, at(3, 37, 49), "`again` can be reached",
                "", (Related(at(1, 8, 12), say("1. 打出来了吗？ → 没有")),
                     Related(at(2, 8, 14), say("2. 查到了？ → 没有")))),
        finding("B301", "long-text", Severity.WARNING, at(3, 60, 3, end_line=4), "too long\nfor a box\x1b[31m"),
        finding("B001", "unreadable", Severity.WARNING, at(1, 1, 1, "trees/gone.yml"), "cannot be read"),
        finding("B302", "beyond", Severity.WARNING, at(99, 7, 9), "a line that is not there"),
        finding("B303", "control", Severity.WARNING, at(4, 14, 15), "a character that upsets terminals"),
    ),
    sources={SOURCE.path: SOURCE},
    files=(SOURCE.path, "trees/gone.yml", "trees/fine.yml"),
    manual={"B202": "An answer leads nowhere.\n\nWhy: so."},
)  # fmt: skip


def same(name: str, made: str) -> None:
    """Compare with a file that was read in review; TREES_UPDATE=1 writes it anew."""
    file = EXPECTED / name
    if os.environ.get("TREES_UPDATE"):
        file.write_text(made, "utf-8")
    assert made == file.read_text("utf-8")


@pytest.mark.parametrize("name", formats.FORMATS)
def test_a_format_is_as_it_was_read_in_review(name: str) -> None:
    made = formats.render(name, CHECKED)
    same(f"{name}.txt", re.sub(r'"version": "\d+\.\d+\.\d+"', '"version": "?"', made, count=name == "sarif"))


def test_the_report_has_its_own_words_in_chinese() -> None:
    same("text_zh.txt", text.render(CHECKED.spoken("zh")))


def test_text_has_colour_only_when_told_to() -> None:
    coloured = text.render(CHECKED, colour=True)
    assert "\x1b[1;31mB202\x1b[0m" in coloured
    plain = text.render(CHECKED)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_nothing_found_is_said_too() -> None:
    clean = Checked((), {SOURCE.path: SOURCE}, (SOURCE.path,))
    assert text.render(clean) == "No findings in 1 file.\n"
    assert json.loads(formats.render("json", clean))["findings"] == []
    assert formats.render("github", clean) == ""
    assert ET.fromstring(formats.render("junit", clean).encode()).attrib["failures"] == "0"
    SarifLog.model_validate_json(formats.render("sarif", clean))


def test_mended_findings_are_counted() -> None:
    assert text.render(Checked((), fixed=2)) == "No findings in 0 files. Mended 2 findings.\n"


def test_sarif_fits_its_schema() -> None:
    log = SarifLog.model_validate_json(sarif.render(CHECKED))
    results = log.runs[0].results or []
    assert len(results) == len(CHECKED.findings)
    for result in results:
        rules = log.runs[0].tool.driver.rules or []
        assert rules[result.ruleIndex or 0].id == result.ruleId


def test_junit_has_a_case_a_file() -> None:
    suite = ET.fromstring(formats.render("junit", CHECKED).encode())
    assert [case.attrib["name"] for case in suite.iter("testcase")] == ["trees/fine.yml", "trees/gone.yml", SOURCE.path]
    assert len(list(suite.iter("failure"))) == 2


def test_github_keeps_each_finding_on_one_line() -> None:
    lines = formats.render("github", CHECKED).splitlines()
    assert len(lines) == len(CHECKED.findings)
    assert all(re.match(r"::(error|warning) file=[^,]+,line=\d+", line) for line in lines)


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ANY_SPAN = st.builds(at, st.integers(1, 9), st.integers(1, 400), st.integers(1, 400), st.just(SOURCE.path) | ANY_TEXT)


@given(ANY_TEXT, ANY_TEXT, ANY_SPAN, ANY_TEXT)
def test_no_text_breaks_a_format(message: str, help_: str, span: Span, line: str) -> None:
    found = finding(
        "B1", "x", Severity.ERROR, span, message, help_, (Related(span, say("{said}", said=message)),), Fix(span, help_)
    )
    checked = Checked((found,), {span.path: Source(span.path, line * 9)}, (span.path,))
    assert json.loads(formats.render("json", checked))["findings"][0]["message"] == message
    SarifLog.model_validate_json(formats.render("sarif", checked))
    assert len(formats.render("github", checked).split("\n")) == 2
    ET.fromstring(formats.render("junit", checked).encode())
    assert all(char.isprintable() or char == "\n" for char in text.render(checked))
