"""The real trees, edited so that a way reaches 刷卡重试 without a query: that way is shown, answer by answer.

About the guide's content on purpose, as large and interlaced as it is; tests/analysis/test_safety.py proves the engine.
"""

from __future__ import annotations

import re

import pytest

from build_tools.build.trade import findings_of
from build_tools.check.fixes import mend
from build_tools.findings import Finding, Fix
from build_tools.load.source import Source
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Run, Text, Tree
from tests.forests import forest_of
from tests.project import ROOT
from tests.remembered import with_file

RECEIPT, DECLINED = "receipt/receipt-missing", "payment/card-declined"


def edited(tree: Tree, to: Text, node: str) -> Source:
    """The tree with another place to lead to, and a node more."""
    led = mend({tree.path: tree.source}, [Fix(to.span, node.partition(":")[0])])[tree.path].source.text
    assert "\nnodes:\n" in led
    return Source(tree.path, led.replace("\nnodes:\n", f"\nnodes:\n  {node}\n", 1))


UNKNOWN = "[payment: unknown, 不知道付没付]"
RETRY = "retry: {end: resolved, say: 刷卡重试。, marks: [charge-again]}"


def breach(forest: Forest, source: Source) -> Finding:
    """The one finding of the rule."""
    (found,) = [finding for finding in findings_of(with_file(forest, source)) if finding.code == "B501"]
    assert found.severity == "error"
    return found


def told(finding: Finding) -> list[str]:
    return [related.message for related in finding.related]


def first_question(tree: Tree) -> Ask:
    node = tree.nodes[tree.start.value]
    assert isinstance(node, Ask)
    return node


def test_an_answer_that_leads_to_it_at_once(forest: Forest) -> None:
    tree = forest.trees[RECEIPT]
    asked = first_question(tree)
    answer = asked.answers[-1]
    source = edited(tree, answer.to, RETRY)
    found = breach(forest, source)
    assert source.line(found.span.line).strip() == RETRY
    assert "`retry` (`charge-again`) can be reached while `payment` is `unknown`" in found.message
    assert told(found) == [f"《{tree.title.value}》 begins {UNKNOWN}", f"1. {asked.text.value} → {answer.label.value}"]
    assert found.related[1].span.line == answer.label.span.line + 1


def test_an_answer_in_a_tree_that_is_walked_on_the_way(forest: Forest) -> None:
    tree = forest.trees[RECEIPT]
    run = next(
        node for node in tree.nodes.values() if isinstance(node, Run) and node.ref.tree == "device/printer-fault"
    )
    called = forest.trees[run.ref.tree]
    begins, asked, walks, *inside = told(breach(forest, edited(tree, run.then[0][1], RETRY)))
    assert begins == f"《{tree.title.value}》 begins {UNKNOWN}"
    assert asked.startswith(f"1. {first_question(tree).text.value} → ")
    assert walks == f"2. walks 《{called.title.value}》"
    assert inside[0].startswith("3. ")
    answers = {
        f"{node.text.value} → {answer.label.value}"
        for node in called.nodes.values()
        if isinstance(node, Ask)
        for answer in node.answers
    }
    assert {line.partition(". ")[2] for line in inside} & answers


def test_a_tree_that_goes_on_into_the_middle_of_another(forest: Forest) -> None:
    tree, other = forest.trees[DECLINED], forest.trees[RECEIPT]
    asked = first_question(tree)
    again = next(node for node in other.nodes.values() if any(mark.value == "charge-again" for mark in node.marks))
    answer = asked.answers[0]
    source = edited(tree, answer.to, f"jump: {{goto: {RECEIPT}#{again.id.value}}}")
    assert told(breach(forest, source))[:3] == [
        f"《{tree.title.value}》 begins {UNKNOWN}",
        f"1. {asked.text.value} → {answer.label.value}",
        f"2. goes on to 《{other.title.value}》",
    ]


def test_the_same_step_after_the_query_is_no_breach(forest: Forest) -> None:
    settled = [
        (tree, answer.to)
        for tree in forest.trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Ask)
        for answer in node.answers
        if any(mark.value == "found-unpaid" for mark in answer.marks)
    ]
    assert len(settled) > 5
    for tree, to in settled[:6]:
        found = findings_of(with_file(forest, edited(tree, to, RETRY)))
        assert "B501" not in {finding.code for finding in found}


TILL = """
start: waiting
nodes:
  waiting: {ask: 有顾客等着付吗？, answers: {有: cash, 没有: note}}
  cash: {do: 请顾客付现金，点清, marks: [take-cash], next: note}
  note: {goto: t/prompt}
"""
PROMPT = """
start: last
nodes:
  last: {ask: 查末笔、查后台：这笔扣成了吗？, answers: {都没扣: {to: swap, marks: [%s]}, 查不了: out}}
  swap: {end: resolved, say: 请顾客换一张卡付。, marks: [charge-again]}
  out: {end: stop, say: 等店长来。}
"""


@pytest.mark.parametrize("mark", ["found-unpaid", "found-cancelled"])
def test_whoever_paid_cash_is_not_found_unpaid_by_looking_for_a_card_payment(forest: Forest, mark: str) -> None:
    """A customer who has paid cash is served; then another tree asks about “this payment”, finds none, and charges."""
    waiting = TILL.replace("start: waiting", "start: first").replace(
        "nodes:\n",
        "nodes:\n  first: {ask: 付过了吗？, answers: {还没付: {to: waiting, marks: [found-unpaid]}, 不确定: note}}\n",
    )
    rules = forest.sources["trees/safety.yml"].text
    small = forest_of({"t/till": waiting, "t/prompt": PROMPT % mark}, rules)
    (found,) = [finding for finding in findings_of(small) if finding.code == "B501"]
    assert f"answer `都没扣` (`{mark}`) can be reached while `payment` is `cash`" in found.message
    assert told(found) == [
        f"《试一试》 begins {UNKNOWN}",
        "1. 付过了吗？ → 还没付 [payment: unpaid, 查清没付]",
        "2. 有顾客等着付吗？ → 有",
        "3. 请顾客付现金，点清 [payment: cash, 收了现金]",
        "4. goes on to 《试一试》",
        "5. 查末笔、查后台：这笔扣成了吗？ → 都没扣",
    ]


def test_the_page_for_authors_tells_every_mark(forest: Forest) -> None:
    page = (ROOT / "trees" / "README.md").read_text("utf-8")
    told = {name for line in page.splitlines() if line.startswith("| `") for name in re.findall(r"`([a-z-]+)`", line)}
    assert set(forest.safety.marks) <= told
