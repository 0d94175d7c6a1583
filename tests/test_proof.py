"""The real trees, edited so that a way reaches 刷卡重试 without a query: that way is shown, answer by answer."""

from __future__ import annotations

import pytest

from build_tools.check.fixes import mend
from build_tools.findings import Diagnostic
from build_tools.load.source import Fix, Source
from build_tools.model.forest import Forest
from build_tools.model.tree import Ask, Run, Text, Tree
from build_tools.rules import engine
from tests.remembered import with_file

RECEIPT, DECLINED = "receipt/receipt-missing", "payment/card-declined"


def edited(tree: Tree, to: Text, node: str) -> Source:
    """The tree with another place to lead to, and a node more."""
    led = mend({tree.path: tree.source}, [Fix(to.span, node.partition(":")[0])])[tree.path].source.text
    assert "\nnodes:\n" in led
    return Source(tree.path, led.replace("\nnodes:\n", f"\nnodes:\n  {node}\n", 1))


RETRY = "retry: {end: resolved, say: 刷卡重试。, marks: [charge-again]}"


def breach(forest: Forest, source: Source) -> Diagnostic:
    """The one finding of the rule."""
    (found,) = [finding for finding in engine.check(with_file(forest, source)) if finding.code == "B501"]
    assert found.severity == "error"
    return found


def told(finding: Diagnostic) -> list[str]:
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
    assert "`retry` (`charge-again`) can be reached without `charge-checked`" in found.message
    assert told(found) == [f"《{tree.title.value}》 begins", f"1. {asked.text.value} → {answer.label.value}"]
    assert found.related[1].span.line == answer.label.span.line + 1


def test_an_answer_in_a_tree_that_is_walked_on_the_way(forest: Forest) -> None:
    tree = forest.trees[RECEIPT]
    run = next(
        node for node in tree.nodes.values() if isinstance(node, Run) and node.ref.tree == "device/printer-fault"
    )
    called = forest.trees[run.ref.tree]
    begins, asked, walks, *inside = told(breach(forest, edited(tree, run.then[0][1], RETRY)))
    assert begins == f"《{tree.title.value}》 begins"
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
        f"《{tree.title.value}》 begins",
        f"1. {asked.text.value} → {answer.label.value}",
        f"2. goes on to 《{other.title.value}》",
    ]


@pytest.mark.parametrize("key", [RECEIPT, DECLINED])
def test_the_same_step_after_the_query_is_no_breach(forest: Forest, key: str) -> None:
    tree = forest.trees[key]
    checked = next(
        answer.to
        for node in tree.nodes.values()
        if isinstance(node, Ask)
        for answer in node.answers
        if any(mark.value == "charge-checked" for mark in answer.marks)
    )
    found = engine.check(with_file(forest, edited(tree, checked, RETRY)))
    assert "B501" not in {finding.code for finding in found}
