"""Rules say for which language they hold, and after which others they come; both are held to."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

import pytest

from build_tools.build.trade import all_rules, assemble, findings_of
from build_tools.load.files import read_project
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.rules import check_order
from build_tools.rules.b120_reserved_id import RESERVED
from build_tools.targets.web.page import page
from tests.project import ROOT

ENGLISH = """\
title: No receipt
summary: The card was charged and nothing was printed.
reviewed: 2026-11-01
start: paper
nodes:
  paper:
    ask: Is there paper in the printer
    hint: Look under the lid (the grey one), please
    answers: {"Yes": feed, "No": load, Not sure: load}
  load: {do: Put in a roll, next: feed}
  feed: {end: resolved, say: Print it again}
examples:
  - {title: yes there is, answers: ["Yes"], ends: feed}
  - {title: none, answers: ["No"], ends: feed}
  - {title: unsure, answers: [Not sure], ends: feed}
"""


def of_language(language: str, **texts: str) -> Forest:
    configuration = f"site_name: x\ntheme: {{name: material, language: {language}}}\n"
    files = {"mkdocs.yml": configuration, **{f"trees/demo/{name}.yml": text for name, text in texts.items()}}
    files["trees/demo/index.yml"] = "title: Demo\ndescription: A demo.\norder: 1\n"
    return assemble([Source(path, text) for path, text in files.items()])


def test_english_texts_get_no_chinese_punctuation() -> None:
    found = findings_of(of_language("en", one=ENGLISH))
    fixes = {finding.code: finding.fix.replacement for finding in found if finding.fix}
    assert fixes == {"B307": "?", "B320": "."}
    assert not re.search("[\u3000-\u303f\uff00-\uffef]", "".join(finding.message + finding.help for finding in found))


def test_rules_of_chinese_hold_for_chinese_sites_alone() -> None:
    mixed = ENGLISH.replace("Put in a roll", "'放一卷纸,再关上，，谢谢'")
    assert "B305" in {finding.code for finding in findings_of(of_language("zh-Hans", one=mixed))}
    assert not {finding.code for finding in findings_of(of_language("en", one=mixed))} & {"B305", "B316", "B317"}


def test_trees_without_a_site_are_of_the_language_of_their_titles() -> None:
    assert assemble([Source("trees/demo/one.yml", ENGLISH)]).settings.language == "en"
    chinese = ENGLISH.replace("No receipt", "没有小票")
    assert assemble([Source("trees/demo/one.yml", chinese)]).settings.language == "zh"


def test_a_rule_after_one_that_is_not_there_stops_the_start() -> None:
    rules = all_rules()
    check_order(rules)
    lost = replace(rules[0], after=("unsafe-paht",))
    with pytest.raises(ValueError, match=f"{rules[0].code} comes after rules that are not there: unsafe-paht"):
        check_order([lost, *rules[1:]])


def test_what_reading_finds_is_told_by_a_rule_of_that_name() -> None:
    known = {rule.name for rule in all_rules()}
    named = {
        call.args[0].value
        for file in (ROOT / "build_tools").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("fault", "self._stop") and call.args
        if isinstance(call.args[0], ast.Constant)
    }
    assert {"bad-yaml", "alias-bomb", "missing-key", "bad-setting"} <= named <= known


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("glossary", "末笔: {meens: 最近的一笔。}\n", "unknown-key"),
        ("glossary", "末笔: [最近的一笔]\n", "wrong-type"),
        ("glossary", "末笔: {means: 最近的一笔。, not: 未笔}\n", "wrong-type"),
        ("synonyms", "groups: 小票\n", "wrong-type"),
        ("synonyms", "gruops: [[小票, 签购单]]\n", "unknown-key"),
        ("synonyms", "groups: [[小票, null]]\n", "empty-text"),
        ("synonyms", "lookalikes: [[账, 帐单]]\n", "wrong-type"),
    ],
)
def test_words_for_search_and_terms_have_a_shape(name: str, text: str, kind: str) -> None:
    path = f"docs/data/{name}.yml"
    (fault, *_) = assemble([Source(path, text)]).faults
    assert (fault.name, fault.span.path, bool(fault.help)) == (kind, path, True)


@pytest.mark.parametrize("name", ["con", "aux", "lpt1", "a" * 61])
def test_a_name_that_windows_or_a_disk_refuses_is_no_id(name: str) -> None:
    (fault,) = assemble([Source(f"trees/demo/{name}.yml", ENGLISH)]).faults
    assert fault.name == "bad-path"


def test_names_that_a_page_needs_are_kept_from_nodes() -> None:
    forest = assemble(read_project(ROOT / "tests/fixtures/site"))
    seen: set[str] = set()
    for tree in forest.trees.values():
        made = page(tree, forest)
        ids = {*re.findall(r'\bid="([^"]+)"', made), *re.findall(r"\{ ?#([\w-]+)[^{}\n]*\}", made)}
        seen |= ids - set(tree.nodes)
    assert [name for name in seen if not RESERVED.fullmatch(name)] == []
    assert "steps" in seen


LOOP = ENGLISH.replace("load: {do: Put in a roll, next: feed}", "load: {do: Put in a roll, next: paper}")


def test_a_site_may_let_loops_be_that_an_answer_leads_out_of() -> None:
    def codes(settings: str) -> set[str]:
        sources = [Source("trees/demo/one.yml", LOOP), Source("pyproject.toml", settings)]
        return {finding.code for finding in findings_of(assemble(sources))}

    assert "B215" in codes("")
    assert "B215" not in codes("[tool.trees]\nloops = true\n")
    assert "B015" in codes('[tool.trees]\nloops = "yes"\n')


@pytest.mark.parametrize("gap", ["", " ", "-"])
def test_a_mobile_number_promotes_somebody_and_a_longer_one_does_not(gap: str) -> None:
    mobile = gap.join(("139", "0" * 4, "0" * 4))

    def codes(number: str) -> set[str]:
        text = ENGLISH.replace("Put in a roll", f"Call {number} for a roll")
        return {finding.code for finding in findings_of(assemble([Source("trees/demo/one.yml", text)]))}

    assert "B310" in codes(mobile)
    assert "B310" not in codes(f"{mobile}0")
