"""Crafted histories of the tests' small site: a commit, then an edit.

`python -m tests.compare.histories` writes what `trees diff` says of each into expected/, to be read in review.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from build_tools.build.trade import assemble
from build_tools.cli import main
from build_tools.compare import report
from build_tools.compare.comparison import Comparison, compare
from build_tools.load.files import read_project
from build_tools.load.revision import read_revision
from tests.project import small

EXPECTED = Path(__file__).parent / "expected"
LAST = "trees/till/check-last.yml"
RECEIPT = "trees/till/no-receipt.yml"
FORMATS = {"txt": report.text, "md": report.markdown}


def edit(project: Path, path: str, *pairs: tuple[str, str]) -> None:
    file = project / path
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def another_way(project: Path) -> None:
    """An answer leads elsewhere, one is new, one is reworded, a question reads otherwise."""
    edit(
        project,
        RECEIPT,
        ("没纸了: load", "没纸了: last"),
        ("      没出来: last", "      还是没有: last\n      撕坏了: copy"),
        ("小票出来了吗？", "小票打出来了吗？"),
        ("[没纸了, 出来了], ends: done", "[没纸了, → 钱收到了], ends: done"),
        ("[没纸了, 没出来, → 钱收到了]", "[没纸了, → 没收到钱]"),
    )


def breach(project: Path) -> None:
    """The books are not looked at any more before the customer pays again."""
    edit(project, LAST, ("没有: {to: not-paid, marks: [found-unpaid]}", "没有: not-paid"))


def one_question_more(project: Path) -> None:
    """A question is put before another in a tree that another tree walks."""
    edit(
        project,
        LAST,
        ("没有或看不清: statement", "没有或看不清: online"),
        (
            "  statement:\n",
            "  online:\n    ask: 机器连着网吗？\n    answers:\n      连着: statement\n      没连: call\n"
            "      不确定: statement\n\n  statement:\n",
        ),
        ("[没有或看不清, 有]", "[没有或看不清, 连着, 有]"),
        ("[没有或看不清, 没有]", "[没有或看不清, 不确定, 没有]"),
        ("[没有或看不清, 不确定], ends: call", "[没有或看不清, 没连], ends: call"),
    )


def other_places(project: Path) -> None:
    """A tree whose card hangs on walls moves, and one is taken away without a word of what took its place."""
    invoke("rename", "till/check-last", "help/last-payment", "--today", "2026-11-28")
    edit(
        project,
        RECEIPT,
        ("help: {goto: help/call-acquirer}", "help: {end: escalate, to: acquirer, say: 打客服。, bring: [商户号]}"),
        ("[不确定, → 没查清, 有], ends: help/call-acquirer#ready", "[不确定, → 没查清], ends: help"),
    )
    edit(project, "trees/site.yml", ("start: help/call-acquirer", "start: till/no-receipt"))
    (project / "trees/help/call-acquirer.yml").unlink()


def words(project: Path) -> None:
    """A hint, which only the screen shows; a guard and what to have ready, which cards show; estimates of time."""
    edit(
        project,
        LAST,
        ("末笔就是最后一笔交易。", "末笔就是刚才那一笔。"),
        ("[商户号, 交易时间, 金额]", "[商户号, 金额]"),
    )
    edit(
        project,
        RECEIPT,
        ("minutes: 1, fixes: 0.7", "minutes: [2, 4], fixes: 0.5"),
        ("say: 请顾客换一种方式付款。, marks", "say: 请顾客换一种方式付款。, guard: 查清没付才收, marks"),
    )


HISTORIES: tuple[Callable[[Path], None], ...] = (another_way, breach, one_question_more, other_places, words)


def begun(folder: Path) -> Path:
    """The small site, its cards on record, as the first commit of a repository."""
    project = small(folder)
    os.chdir(project)
    invoke("editions", "--record", "--today", "2026-11-01")
    git(project, "init", "-q")
    commit(project)
    return project


def commit(project: Path) -> None:
    git(project, "add", "-A")
    git(project, "-c", "user.name=a", "-c", "user.email=a@guide.example", "commit", "-q", "-m", "one")


def git(project: Path, *arguments: str) -> None:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=project, env=env, check=True, capture_output=True)


def compared(project: Path) -> Comparison:
    """The project on the disk against its first commit."""
    return compare(assemble(read_revision(project, "HEAD")), assemble(read_project(project)))


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


if __name__ == "__main__":
    for history in HISTORIES:
        with tempfile.TemporaryDirectory() as temporary:
            history(begun(Path(temporary) / "project"))
            found = compared(Path())
            for ending, render in FORMATS.items():
                (EXPECTED / f"{history.__name__}.{ending}").write_text(render(found), "utf-8")
            os.chdir("/")
