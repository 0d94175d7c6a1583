"""Texts name values: the neutral wording stands where nobody gives them, an edition's own where it does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.build.trade import all_rules, assemble, findings_of
from build_tools.load.source import Source
from build_tools.mkdocs_plugin import _worded
from build_tools.model.filling import Filling
from build_tools.model.forest import Forest
from build_tools.model.pages import pages
from build_tools.model.prose import prose_of
from build_tools.model.tree import Ask
from build_tools.model.values import as_said
from build_tools.pos.menus import leaf, page
from build_tools.rules import engine
from tests.profiles.made_up import BANK, CHAIN, edition, sources


@pytest.fixture(scope="module")
def neutral() -> Forest:
    return edition()


@pytest.fixture(scope="module")
def bank() -> Forest:
    return edition(BANK)


@pytest.fixture(scope="module")
def chain() -> Forest:
    return edition(CHAIN)


def said(forest: Forest) -> str:
    trees = (prose_of(tree).joined for tree in forest.trees.values())
    return "\n".join([*trees, *(f"{page.head}\n{page.body}" for page in pages(forest).values())])


def test_no_name_is_left_in_any_edition(neutral: Forest, bank: Forest, chain: Forest) -> None:
    for forest in (neutral, bank, chain):
        assert "{{" not in said(forest)
        assert not forest.faults


def test_all_that_is_declared_is_used_and_both_profiles_are_sound(neutral: Forest) -> None:
    assert findings_of(neutral) == []


@pytest.mark.parametrize("profile", [BANK, CHAIN])
def test_an_edition_passes_every_rule(profile: str) -> None:
    assert findings_of(edition(profile)) == []


def test_the_neutral_guide_is_the_same_with_profiles_beside_it(forest: Forest, neutral: Forest) -> None:
    assert forest.trees == neutral.trees
    assert forest.site == neutral.site
    assert said(forest) == said(neutral)


def test_values_stand_in_questions_answers_hints_and_pages(neutral: Forest, bank: Forest) -> None:
    for forest, cut_off in ((neutral, "23 点"), (bank, "22 点半")):
        day = forest.trees["reversal/void-or-refund"].nodes["day"]
        assert isinstance(day, Ask)
        assert day.text.value == f"这笔做完以后，过了 {cut_off}或者结算过吗？"
        assert f"过了 {cut_off}、结算过" in [answer.label.value for answer in day.answers]
        assert f"没过 {cut_off}、没结算的用撤销" in pages(forest)["prevention/training"].body
    card = bank.trees["payment/check-last"].nodes["card"]
    assert isinstance(card, Ask)
    assert card.hint
    assert "查末笔按 4 → 1。" in card.hint.value
    assert "打客服（95001）" in said(bank)
    assert "打合同上的客服" in said(neutral)


def test_a_word_of_an_edition_that_cannot_be_printed_is_told() -> None:
    unprintable = [
        replace(source, text=source.text.replace("交易凭条", "交易凭条😀"))
        if source.path.endswith(f"{BANK}.yml")
        else source
        for source in sources()
    ]
    found = findings_of(assemble(unprintable, profile=BANK))
    assert {finding.code for finding in found} == {"B324"}


def test_what_is_not_given_stays_neutral(bank: Forest, chain: Forest) -> None:
    assert "补打末笔" in said(bank)
    assert "以机器菜单为准" in said(chain), "one of its two programs has no key for reprinting"
    assert "查末笔“街角收款”按 2 → 1，“智能收款”点“查订单” → “最近一笔”" in said(chain)
    assert "23 点" in said(chain)


def test_a_term_is_worded_differently_but_not_within_a_longer_one(neutral: Forest, bank: Forest) -> None:
    assert "签购单" in said(neutral)
    assert "签购单" not in said(bank)
    assert "交易凭条" in said(bank)
    fill = Filling(neutral.values, {}, {"结算": "日结"}, ["结算", "结算单"])
    assert (
        fill("结算后看结算单，见[结算](settle.md#结算)和 `结算`") == "日结后看结算单，见[日结](settle.md#结算)和 `结算`"
    )
    assert Filling(neutral.values, {}, {"end": "finish"})("end") == "end", "what may be an id is no wording"


def test_places_are_those_of_what_was_written(bank: Forest) -> None:
    for tree in bank.trees.values():
        for _, text, _ in prose_of(tree).texts:
            line = tree.source.line(text.span.line)
            assert line[text.span.col - 1 : text.span.col - 1 + 2].strip(), (tree.id, text)
    for one in pages(bank).values():
        for link in one.links():
            assert ".md" in one.source.line(link.span.line)[link.span.col - 1 : link.span.end_col - 1]
        for cited in one.cited():
            written = one.source.line(cited.span.line)[cited.span.col - 1 : cited.span.end_col - 1]
            assert written == f"[@{cited.value}]"


def test_the_version_of_a_text_is_not_that_of_its_quotes(neutral: Forest) -> None:
    fill = Filling(neutral.values)
    quoted = Source("trees/a/b.yml", 'hint: "{{number}}。"\n', fill=fill)
    assert as_said(quoted) == "hint: 号码看合同、机身贴纸或签购单。\n"


def test_an_acquirers_menus_take_the_place_of_the_known_one(neutral: Forest, bank: Forest, chain: Forest) -> None:
    assert "7 → 3 → 1" in page.part("box", neutral)
    assert "### 海湾收银（H9、H9 Pro）" in page.part("box", bank)
    assert "| 查末笔（交易查询） | 4 → 1 |" in page.part("box", bank)
    assert "7 → 3 → 1" not in page.part("box", bank)
    names = page.part("names", chain)
    assert "按 **“街角收款”2\u00a0→\u00a01；“智能收款”“查订单”\u00a0→\u00a0“最近一笔”**。" in names
    written = leaf.leaf(bank)
    assert written
    assert "在待机画面按一下“功能”" in written.reading


def test_the_navigation_is_worded_as_the_texts_are(bank: Forest) -> None:
    assert bank.fill
    nav = [{"小票（签购单）": "trees/receipt/index.md"}, "签购单.md"]
    assert _worded(nav, bank.fill) == [{"小票（交易凭条）": "trees/receipt/index.md"}, "签购单.md"]


def test_only_texts_that_read_differently_are_judged_again(neutral: Forest, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: set[str] = set()
    wording = next(rule for rule in all_rules() if rule.code == "B301")
    check = next(rule for rule in all_rules() if rule.code == "B706").check

    def counted(rule: object, forest: Forest) -> bool:
        judged.update(forest.trees)
        return rule is wording

    monkeypatch.setattr(engine, "runs", counted)
    assert list(check(neutral)) == []
    assert "reversal/void-or-refund" in judged
    assert "apply/am-i-eligible" not in judged or "签购单" in neutral.trees["apply/am-i-eligible"].source.text
