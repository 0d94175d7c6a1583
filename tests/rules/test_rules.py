"""Every rule has its manual and its fixtures, and both say what the rule does.

A fixture is `tests/rules/<module>/`: `bad.yml`, the report `bad.out`, and `good.yml`, each of one or several files, a
line `#: path` before each. Where a file cannot be written so, `bad.py` makes the sources of `bad.yml`.
"""

from __future__ import annotations

import datetime as dt
import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import cast

import pytest

from build_tools.build.trade import all_rules, assemble, findings_of
from build_tools.findings import Finding
from build_tools.load.source import Source, decode
from build_tools.model.forest import Forest
from build_tools.reports import text
from build_tools.reports.checked import Checked
from build_tools.rules import Keep, Rule

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 23)
FIRST = "trees/demo/main.yml"
"""Where an example stands that does not say where."""

_MANUAL = re.compile(
    r".+\n\nWhy: (?:.|\n)+?\n\nBad:\n(?P<bad>(?: {4}.*|\n)+)Good:\n(?P<good>(?: {4}.*|\n)+)",
)
_MARKER = re.compile(rb"^#: (\S.*)\n", re.MULTILINE)
_TREE = re.compile(r"trees/[^/]+/(?!index\.)[^/]+\.yml")
_NODES = "nodes:\n  call: {end: stop, say: 等店长来。}\n"
_SAFETY = Source(
    "trees/safety.yml",
    """\
facts: {payment: {start: unknown, values: {unknown: 不知道付没付, unpaid: 查清没付, paid: 查清付了}}}
marks:
  found-unpaid: {sets: {payment: unpaid}}
  charge-again: {needs: {payment: unpaid}, sets: {payment: unknown}, because: 没查清就重刷，会让顾客付两次。}
""",
)
_GUARDED = Source(
    "trees/demo/guarded.yml",
    """\
title: 再付一次
summary: 再付一次。
reviewed: 2026-11-01
start: last
nodes:
  last: {ask: 查末笔，扣了吗？, answers: {没扣: {to: again, marks: [found-unpaid]}, 扣了: call, 不确定: call}}
  again: {end: resolved, say: 请顾客再付一次。, marks: [charge-again]}
  call: {end: stop, say: 等店长来。}
""",
)


def module(rule: Rule) -> str:
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


every_rule = pytest.mark.parametrize("rule", all_rules(), ids=module)


def found(rule: Rule, forest: Forest) -> tuple[Finding, ...]:
    """What one rule has to say when all of them run: some speak only where others are silent."""
    keep: Keep | None = (lambda _, make: make()) if rule.dear else None
    return tuple(finding for finding in findings_of(forest, keep) if finding.code == rule.code)


# Fixtures.


@every_rule
def test_it_has_a_manual_and_fixtures(rule: Rule) -> None:
    assert _MANUAL.fullmatch(rule.doc), "the docstring wants a first line, `Why:`, `Bad:` and `Good:`, in this order"
    folder = HERE / module(rule)
    assert (folder / "bad.yml").is_file() != (folder / "bad.py").is_file(), f"no bad.yml, or a bad.py too, in {folder}"
    for name in ("bad.out", "good.yml"):
        assert (folder / name).is_file(), f"no {name} in {folder}"


def test_no_two_rules_have_one_code() -> None:
    assert len({rule.code for rule in all_rules()}) == len(all_rules())


def test_no_fixture_is_left_over() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {module(rule) for rule in all_rules()}


@every_rule
def test_the_bad_fixture_gives_this_report(rule: Rule, accept: bool) -> None:
    folder = HERE / module(rule)
    forest = grown(folder / "bad.yml")
    findings = found(rule, forest)
    assert findings
    report = text.render(Checked(findings, forest.sources))
    if accept:
        (folder / "bad.out").write_text(report, "utf-8")
    assert report == (folder / "bad.out").read_text("utf-8")


@every_rule
def test_the_good_fixture_gives_no_finding(rule: Rule) -> None:
    forest = grown(HERE / module(rule) / "good.yml")
    assert not forest.faults
    assert not found(rule, forest)


def grown(file: Path) -> Forest:
    if file.exists():
        return assemble(split(file.read_bytes()), TODAY)
    make = cast(Callable[[], list[Source]], runpy.run_path(str(file.with_suffix(".py")))["make"])
    return assemble(make(), TODAY)


def split(data: bytes) -> Iterator[Source]:
    """The files that stand one below the other."""
    before, *parts = _MARKER.split(data)
    if before or not parts:
        yield decode(before, FIRST)
    for path, content in zip(parts[::2], parts[1::2], strict=True):
        yield decode(content, path.decode())


# Manuals.


def snippet(rule: Rule, which: str) -> str:
    manual = _MANUAL.fullmatch(rule.doc)
    return dedent(manual[which]).strip("\n") + "\n" if manual else ""


def every_snippet(which: str) -> pytest.MarkDecorator:
    """The examples that can be run; what is told in prose, in parentheses, has only its fixture."""
    told = {rule: snippet(rule, which) for rule in all_rules()}
    shown = [pytest.param(rule, text, id=module(rule)) for rule, text in told.items() if not text.startswith("(")]
    return pytest.mark.parametrize(("rule", "example"), shown)


@every_snippet("bad")
def test_the_manuals_bad_example_is_found(rule: Rule, example: str) -> None:
    assert found(rule, whole(example))


@every_snippet("good")
def test_the_manuals_good_example_is_not(rule: Rule, example: str) -> None:
    forest = whole(example)
    assert not forest.faults
    assert not found(rule, forest)


def whole(example: str) -> Forest:
    """A project around an example: trees get what they lack, and a tree and a safety rule are there if it has none."""
    files = {source.path: source for source in split(example.encode())}
    if example.startswith("facts:"):
        files = {"trees/safety.yml": Source("trees/safety.yml", example)}
    files = {path: completed(source) if _TREE.fullmatch(path) else source for path, source in files.items()}
    if not any(_TREE.fullmatch(path) for path in files):
        files[_GUARDED.path] = _GUARDED
    files.setdefault(_SAFETY.path, _SAFETY)
    return assemble(files.values(), TODAY)


def completed(source: Source) -> Source:
    """A tree with the keys that every tree has; it begins at its first node."""
    has = set(re.findall(r"^([a-z]+):", source.text, re.MULTILINE))
    body = source.text if "nodes" in has else source.text + _NODES
    first = re.search(r"^nodes:\n(?: .*\n)*?  ([a-z0-9-]+):", body, re.MULTILINE)
    head = {"title": "试一试", "summary": "试一试。", "reviewed": "2026-11-01", "start": first[1] if first else "call"}
    return Source(source.path, "".join(f"{key}: {value}\n" for key, value in head.items() if key not in has) + body)
