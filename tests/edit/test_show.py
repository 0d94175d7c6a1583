"""A tree in the terminal: its outline, and walked with the way back."""

from __future__ import annotations

from tests.edit.conftest import Run

OUTLINE = """\
till/check-last  末笔查询
  查清这一笔收到没有。
  6 步，最多 2 问
  从 till/no-receipt#last 走来

  1 ？ 菜单 → 查询 → 末笔交易：有这一笔吗？  #look-up
      有，写着成功 → 4  [found-paid]
      有，写着失败 → 5  [found-unpaid]
      没有或看不清 → 2

  2 ▶ 请店长看后台流水  #statement  (请店长来做)
      → 3
"""


def test_an_outline_says_what_the_card_says(run: Run) -> None:
    assert run("show", "till/check-last").output.startswith(OUTLINE)


def test_a_tree_that_is_not_there_is_one_line(run: Run) -> None:
    for command in ("show", "walk"):
        done = run(command, "till/chek-last", code=2)
        assert (done.output.count("\n"), "did you mean `till/check-last`?" in done.output) == (1, True)


def test_a_walk_goes_into_other_trees_and_back_and_ends_as_an_example(run: Run) -> None:
    done = run("walk", "till/no-receipt", typed="2\n3\n\n2\n")
    assert "◆ 先做完《末笔查询》再回来\n？ 菜单 → 查询" in done.output
    assert "↩ 钱没收到。\n✓ 请顾客换一种方式付款。\n  [payment: unpaid]\n" in done.output
    assert done.output.endswith("- {title: …, answers: [有纸, 没有或看不清, 没有], ends: charge}\n")


def test_a_step_back_takes_the_answer_back_and_what_it_settled(run: Run) -> None:
    done = run("walk", "till/check-last", typed="3\n\nb\nb\n2\n")
    assert done.output.endswith("- {title: …, answers: [有，写着失败], ends: not-paid}\n")
    assert done.output.count("？ 菜单 → 查询") == 2


def test_what_is_no_answer_is_asked_again(run: Run) -> None:
    done = run("walk", "till/check-last", typed="9\nx\nb\nr\nq\n")
    assert done.output.count("没有这个选项") == 2
    assert "已经是第一步" in done.output


def test_the_end_of_the_input_ends_the_walk(run: Run) -> None:
    run("walk", "till/check-last", typed="3\n")
