"""Every finding can be said in every language: what code says in English is the key of what others say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from build_tools.findings import Finding, Sentence, Span, say
from build_tools.locales import LANGUAGES, sentences
from build_tools.reports.translated import translated
from build_tools.rules import Rule
from tests.project import ROOT
from tests.rules.test_rules import HERE, every_rule, found, grown, module

PLACES = re.compile(r"\{(\w+)\}")
OTHERS = [language for language in LANGUAGES if language != "en"]


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every call of `say` in code that has it from the findings."""
    for file in sorted((ROOT / "build_tools").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        imported = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
        if any(node.module == "build_tools.findings" and "say" in {a.name for a in node.names} for node in imported):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                    yield file, node


def form(call: ast.Call) -> str:
    value = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
    assert isinstance(value, str), f"a form is written where it is said: {ast.unparse(call)}"
    return value


def test_each_sentence_is_given_just_what_it_has_places_for() -> None:
    said = list(calls())
    assert len(said) > 400
    for file, call in said:
        assert len(call.args) == 1, ast.unparse(call)
        given = [keyword.arg for keyword in call.keywords]
        assert sorted(set(PLACES.findall(form(call)))) == sorted(map(str, given)), f"{file.name}: {ast.unparse(call)}"


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_sentence_and_no_other(language: str) -> None:
    written = {form(call) for _, call in calls()}
    needed = {text for text in written if re.search("[A-Za-z]", PLACES.sub("", text))}
    words = sentences(language)
    assert sorted(needed - set(words)) == []
    assert sorted(set(words) - needed) == []
    for english, other in words.items():
        assert sorted(PLACES.findall(other)) == sorted(PLACES.findall(english)), english
        assert other.strip(), english


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_written_twice(language: str) -> None:
    text = (ROOT / f"build_tools/locales/findings.{language}.yml").read_text("utf-8")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root
    keys = [key.value for key, _ in root.value]
    assert len(keys) == len(set(keys))


@every_rule
def test_what_a_rule_finds_is_said_in_chinese(rule: Rule) -> None:
    for finding in found(rule, grown(HERE / module(rule) / "bad.yml")):
        spoken = translated(finding, "zh")
        assert finding.help
        for said in (spoken.message, spoken.help):
            assert re.search("[\u4e00-\u9fff]", said), said
            assert not set(PLACES.findall(said)) & set(said.values), said


def test_what_stands_in_a_sentence_is_said_in_the_same_language() -> None:
    span = Span("a.yml", 1, 1, 1, 2)
    cause = say("no answer leads to `{node}`", node="a")
    finding = Finding(span, say("{cause}, and nothing leads to {names} any more", cause=cause, names="`b`"))
    assert finding.message == "no answer leads to `a`, and nothing leads to `b` any more"
    assert translated(finding, "zh_CN.UTF-8").message == "没有回答通到 `a`，于是没有路再通到 `b`"
    assert translated(finding, "fr_FR.UTF-8") is finding
    assert not translated(finding, "zh").help


def test_a_value_is_filled_in_as_it_is() -> None:
    assert say("`{name}` is told twice", name="{name}") == "`{name}` is told twice"
    with pytest.raises(KeyError):
        say("`{name}` is told twice", nmae="x")
    assert isinstance(say("x"), Sentence)
