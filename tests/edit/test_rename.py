"""A name changes everywhere that it stands, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.edit.names import Refused
from build_tools.edit.plan import carried_out
from build_tools.edit.rename import rename
from build_tools.edit.scalars import scalar
from tests.edit.conftest import Run
from tests.forests import HEAD, forest_of
from tests.project import snapshot

LAST = "trees/till/check-last.yml"
RECEIPT = "trees/till/no-receipt.yml"
TODAY = ("--today", "2026-11-28")


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_a_tree_moves_with_all_that_names_it(project: Path, run: Run) -> None:
    page = project / "docs/about.md"
    page.write_text(
        page.read_text("utf-8").replace("reviewed:", "trees: [till/check-last]\nreviewed:")
        + "\n先[查末笔](trees/till/check-last.md?x=1#seen)。\n",
        "utf-8",
    )
    file = project / LAST
    text = file.read_text("utf-8").replace("末笔就是最后一笔交易。", "见[小票](no-receipt.md#last)和[这里](#seen)。")
    file.write_text("# 头上的话\n" + text.replace("start: look-up", "start: look-up  # 先看机器"), "utf-8")
    run("editions", "--record", *TODAY)
    before = snapshot(project)
    done = run("rename", "till/check-last", "help/last-payment", *TODAY)
    after = snapshot(project)
    new = "trees/help/last-payment.yml"
    record = "docs/data/editions/help/last-payment.yml"
    assert changed(before, after) == {LAST, new, record, RECEIPT, "trees/site.yml", "docs/about.md"}
    assert f"{LAST} → {new}" in done.output
    moved = after[new].decode()
    assert moved.startswith("# 头上的话\n")
    assert "start: look-up  # 先看机器" in moved
    assert "was: [till/check-last]\nreviewed:" in moved
    assert "见[小票](../till/no-receipt.md#last)和[这里](#seen)。" in moved
    about = after["docs/about.md"].decode()
    assert "trees: [help/last-payment]" in about
    assert "(trees/help/last-payment.md?x=1#seen)" in about
    run("check", *TODAY)
    run("editions")
    assert b"was: [till/check-last]" in after[new], "so the old address goes on leading here"


def test_a_tree_that_was_never_printed_leaves_no_trace_of_its_old_id(project: Path, run: Run) -> None:
    run("rename", "till/check-last", "till/last-payment")
    assert "was:" not in (project / "trees/till/last-payment.yml").read_text("utf-8")
    run("check", *TODAY)


def test_there_and_back_again_is_the_file_that_it_was(project: Path, run: Run) -> None:
    before = snapshot(project)
    run("rename", "till/check-last", "help/last-payment")
    run("rename", "help/last-payment", "till/check-last")
    run("rename", "till/check-last#seen", "seen-in-books")
    run("rename", "till/check-last#seen-in-books", "#seen")
    run("rename", "till/check-last#seen:没有", "后台没有，也没扣")
    run("rename", "till/check-last#seen:后台没有，也没扣", "没有")
    assert changed(before, snapshot(project)) == set()


def test_an_id_that_is_taken_up_again_leaves_was(project: Path, run: Run) -> None:
    run("editions", "--record", *TODAY)
    run("rename", "till/check-last", "help/last-payment", *TODAY)
    run("rename", "help/last-payment", "till/check-last", *TODAY)
    assert "was: [help/last-payment]" in (project / LAST).read_text("utf-8")
    run("check", *TODAY)
    run("editions")


def test_a_node_moves_and_its_card_is_still_the_one_on_the_wall(project: Path, run: Run) -> None:
    run("editions", "--record", *TODAY)
    edition = next(line.split()[1] for line in run("editions").output.splitlines() if "check-last" in line)
    done = run("rename", "till/check-last#not-paid", "unpaid")
    text = (project / LAST).read_text("utf-8")
    assert "not-paid" not in text
    assert text.count("unpaid") == before_unpaid(text)
    assert "docs/data/editions/till/check-last.yml: the record follows" in done.output
    assert "step/unpaid" in (project / "docs/data/editions/till/check-last.yml").read_text("utf-8")
    run("check", *TODAY)
    assert "current" in run("stale", edition).output


def before_unpaid(text: str) -> int:
    """Two answers lead there, two examples end there, the node itself; two marks are called alike."""
    return 5 + text.count("found-unpaid")


def test_a_node_is_found_in_other_trees_pages_and_examples(project: Path, run: Run) -> None:
    page = project / "docs/about.md"
    page.write_text(page.read_text("utf-8") + "\n[备好](trees/help/call-acquirer.md#ready)\n", "utf-8")
    run("rename", "help/call-acquirer#ready", "prepared")
    assert "ends: help/call-acquirer#prepared}" in (project / RECEIPT).read_text("utf-8")
    assert "(trees/help/call-acquirer.md#prepared)" in page.read_text("utf-8")
    run("check", *TODAY)


def test_an_answer_of_a_shared_tree_changes_in_the_examples_that_take_it_and_in_no_others(
    project: Path, run: Run
) -> None:
    file = project / RECEIPT
    text = file.read_text("utf-8").replace("[不确定, → 没查清, 有]", "[不确定, 没有或看不清, 不确定, 有]")
    file.write_text(text, "utf-8")
    page = project / "docs/about.md"
    page.write_text(page.read_text("utf-8") + "\n选“不确定”。\n", "utf-8")
    done = run("rename", "till/check-last#seen:不确定", "看不到: 后台, 打不开")
    assert 'answers: [不确定, 没有或看不清, "看不到: 后台, 打不开", 有]' in file.read_text("utf-8")
    assert '"看不到: 后台, 打不开": call' in (project / LAST).read_text("utf-8")
    assert "docs/about.md:14: says it in prose" in done.output
    run("check", "--severity", "error", *TODAY)


def test_a_dry_run_changes_nothing(project: Path, run: Run) -> None:
    before = snapshot(project)
    assert run("rename", "till/check-last", "help/x", "--dry-run").output.endswith("Nothing was changed.\n")
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("till/check-lst", "till/x", "there is no tree `till/check-lst`; did you mean `till/check-last`?"),
        ("till/check-last#sen", "x", "has no node `sen`; did you mean `seen`?"),
        ("till/check-last#paid:有", "x", "is no question"),
        ("till/check-last#seen:也许", "x", "has no answer `也许`; it has `有`, `没有`, `不确定`"),
        ("till/check-last", "till/no-receipt", "there is a tree `till/no-receipt` already"),
        ("till/check-last", "nowhere/x", "there is no category `nowhere`"),
        ("till/check-last", "till/Last", "is no tree's id"),
        ("till/check-last", "con/last", "is no tree's id"),
        ("till/check-last#seen", "x" * 61, "is no node's id"),
        ("till/check-last#seen", "paid", "has a node `paid` already"),
        ("till/check-last#seen", "Seen", "is no node's id"),
        ("till/check-last#seen:有", "没有。", "has an answer `没有` already"),
        ("till/check-last#seen:有", " ", "an answer has words"),
    ],
)
def test_what_cannot_be_is_refused_with_one_line(project: Path, run: Run, old: str, new: str, said: str) -> None:
    before = snapshot(project)
    done = run("rename", old, new, code=2)
    assert said in done.output
    assert done.output.count("\n") == 1
    assert snapshot(project) == before


def test_while_a_file_cannot_be_read_nothing_is_renamed(project: Path, run: Run) -> None:
    (project / RECEIPT).write_text("title: [\n", "utf-8")
    assert f"`{RECEIPT}` cannot be read" in run("rename", "till/check-last", "till/x", code=2).output


def test_a_former_id_of_another_tree_is_not_given_away() -> None:
    forest = forest_of(
        {
            "t/a": "was: [t/old]\nstart: end\nnodes:\n  end: {end: stop, say: 好。}\n",
            "t/b": "start: end\nnodes:\n  end: {end: stop, say: 好。}\n",
        }
    )
    with pytest.raises(Refused, match="former id of `t/a`"):
        rename(forest, "t/b", "t/old")


def test_quotes_and_forms_of_targets_stay() -> None:
    text = (
        "start: 'look'\nnodes:\n"
        "  'look': {ask: 好吗？, answers: {好: {to: \"done\", share: 0.5}, 不好: look2, 不确定: done}}\n"
        "  look2: {do: 等, next: done}\n  done: {end: stop, say: 好。}\n"
    )
    forest = forest_of({"t/a": text})
    once = carried_out(forest.sources, rename(forest, "t/a#done", "ready"))["trees/t/a.yml"].text
    assert once == HEAD + text.replace('"done"', '"ready"').replace("done", "ready")


@pytest.mark.parametrize(
    ("text", "before", "written"),
    [
        ("有", "", "有"),
        ("是", "", "是"),
        ("yes", "", '"yes"'),
        ("05", "", '"05"'),
        ("a: b", "", '"a: b"'),
        ("a, b", "", '"a, b"'),
        ("#1", "", '"#1"'),
        ("说“好”", "'x'", "'说“好”'"),
        ("it's", "'x'", "'it''s'"),
        ("x", '"y"', '"x"'),
        ("", "", '""'),
    ],
)
def test_a_text_is_quoted_only_where_it_must_be(text: str, before: str, written: str) -> None:
    assert scalar(text, before) == written
